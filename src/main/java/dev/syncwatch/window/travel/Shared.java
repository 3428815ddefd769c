package dev.syncwatch.window.travel;

import java.io.DataInput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what many events have in common, behind the number of its bytes, as one object for all of them: it is told by its bytes, and taken
 * apart once. Bounded: what falls into another one's slot takes its place. Serves one thread.
 *
 * @param <T> what nobody changes
 */
final class Shared<T> {

    /** Bytes of the longest that is remembered; it bounds the memory, too. */
    private static final int LONGEST = 1024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Decoding<T> decoding;
    private final int mask;
    private final byte[] bytes = new byte[LONGEST + Long.BYTES];
    /** Each encoding before what it says, so that one look at memory finds both. */
    private final Object[] slots;

    /** How bytes are taken apart. */
    interface Decoding<T> {
        T decode(byte[] bytes, int length) throws IOException;
    }

    /**
     * @param slots a power of two
     */
    Shared(int slots, Decoding<T> decoding) {
        this.decoding = decoding;
        this.mask = slots - 1;
        this.slots = new Object[2 * slots];
    }

    /** Null for what is missing. */
    @SuppressWarnings("unchecked") // nothing else was put there
    T read(DataInput in) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        if (length > LONGEST) {
            byte[] rare = new byte[length];
            in.readFully(rare);
            return decoding.decode(rare, length);
        }
        in.readFully(bytes, 0, length);
        int slot = 2 * slot(length);
        byte[] known = (byte[]) slots[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, 0, length)) {
            slots[slot + 1] = decoding.decode(bytes, length);
            slots[slot] = Arrays.copyOf(bytes, length);
        }
        return (T) slots[slot + 1];
    }

    private int slot(int length) {
        LONGS.set(bytes, length, 0L); // eight bytes are hashed at a time, the last ones filled up with zeros
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, i)) * SPREAD;
            hash ^= hash >>> 32;
        }
        return (int) hash & mask;
    }
}

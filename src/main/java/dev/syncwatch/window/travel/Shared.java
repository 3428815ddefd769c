package dev.syncwatch.window.travel;

import dev.syncwatch.window.measure.Recent;
import java.io.DataInput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what many events have in common, behind the number of its bytes, as one object for all of them: it is told by its bytes, and taken
 * apart once. Bounded, and for one thread, as {@link Recent} is.
 *
 * @param <T> what nobody changes
 */
final class Shared<T> {

    /** Bytes of the longest that is remembered; it bounds the memory, too. */
    private static final int LONGEST = 1024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Decoding<T> decoding;
    private final byte[] bytes = new byte[LONGEST + Long.BYTES];
    private int length;
    private final Recent<byte[], T> recent;
    private final Recent.Wanted<byte[]> wanted = known -> Arrays.equals(known, 0, known.length, bytes, 0, length);

    /** How bytes are taken apart. */
    interface Decoding<T> {
        T decode(byte[] bytes, int length) throws IOException;
    }

    /**
     * @param most how many are remembered: a power of two
     */
    Shared(int most, Decoding<T> decoding) {
        this.decoding = decoding;
        this.recent = new Recent<>(most);
    }

    /** Null for what is missing. */
    T read(DataInput in) throws IOException {
        length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        if (length > LONGEST) {
            byte[] rare = new byte[length];
            in.readFully(rare);
            return decoding.decode(rare, length);
        }
        in.readFully(bytes, 0, length);
        int hash = hash();
        T known = recent.find(hash, wanted);
        if (known == null) {
            known = decoding.decode(bytes, length);
            recent.add(hash, Arrays.copyOf(bytes, length), known);
        }
        return known;
    }

    private int hash() {
        LONGS.set(bytes, length, 0L); // eight bytes are hashed at a time, the last ones filled up with zeros
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, i)) * SPREAD;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}

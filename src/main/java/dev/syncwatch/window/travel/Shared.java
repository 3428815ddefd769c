package dev.syncwatch.window.travel;

import java.io.DataInput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what many events have in common, behind the number of its bytes, as one object for all of them: it is told by its bytes, and taken
 * apart once. Bounded: a third that falls into a bucket puts out the first. Serves one thread.
 *
 * @param <T> what nobody changes
 */
final class Shared<T> {

    /** Bytes of the longest that is remembered; it bounds the memory, too. */
    private static final int LONGEST = 1024;

    /** Of a bucket: two encodings, each before what it says. */
    private static final int WIDTH = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Decoding<T> decoding;
    private final int mask;
    private final byte[] bytes = new byte[LONGEST + Long.BYTES];
    private final Object[] buckets;

    /** How bytes are taken apart. */
    interface Decoding<T> {
        T decode(byte[] bytes, int length) throws IOException;
    }

    /**
     * @param most so many are remembered at most; a power of two, from two
     */
    Shared(int most, Decoding<T> decoding) {
        this.decoding = decoding;
        this.mask = most / 2 - 1;
        this.buckets = new Object[2 * most];
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
        int bucket = WIDTH * bucket(length);
        if (is((byte[]) buckets[bucket], length)) {
            return (T) buckets[bucket + 1];
        }
        if (is((byte[]) buckets[bucket + 2], length)) {
            return (T) buckets[bucket + 3];
        }
        T decoded = decoding.decode(bytes, length);
        buckets[bucket + 2] = buckets[bucket];
        buckets[bucket + 3] = buckets[bucket + 1];
        buckets[bucket] = Arrays.copyOf(bytes, length);
        buckets[bucket + 1] = decoded;
        return decoded;
    }

    private boolean is(byte[] known, int length) {
        return known != null && Arrays.equals(known, 0, known.length, bytes, 0, length);
    }

    private int bucket(int length) {
        LONGS.set(bytes, length, 0L); // eight bytes are hashed at a time, the last ones filled up with zeros
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, i)) * SPREAD;
            hash ^= hash >>> 32;
        }
        return (int) hash & mask;
    }
}

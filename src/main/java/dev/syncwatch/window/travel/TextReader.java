package dev.syncwatch.window.travel;

import java.io.DataInput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link TextWriter} wrote. Texts that most events share are handed out as one object, which has its hash already: what is
 * looked up by them is found at once.
 */
final class TextReader {

    /** A power of two. A text that falls into another one's slot takes its place. */
    private static final int SLOTS = 1 << 9;

    /** Bytes of the longest text that is remembered; it bounds the memory, too. */
    private static final int LONGEST = 256;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final byte[] bytes = new byte[LONGEST + Long.BYTES];
    private final byte[][] encodings = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    /** A text that many events may have. */
    String read(DataInput in) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        if (length > LONGEST) {
            return decoded(length, in);
        }
        in.readFully(bytes, 0, length);
        int slot = slot(length);
        byte[] known = encodings[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, 0, length)) {
            encodings[slot] = Arrays.copyOf(bytes, length);
            texts[slot] = new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        return texts[slot];
    }

    private int slot(int length) {
        LONGS.set(bytes, length, 0L); // eight bytes are hashed at a time, the last ones filled up with zeros
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, i)) * SPREAD;
            hash ^= hash >>> 32;
        }
        return (int) hash & SLOTS - 1;
    }

    String[] readAll(DataInput in) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        String[] many = new String[length];
        for (int i = 0; i < length; i++) {
            many[i] = read(in);
        }
        return many;
    }

    /** A text that hardly any two events have in common. */
    static String readRare(DataInput in) throws IOException {
        int length = Lengths.read(in);
        return length == Lengths.NULL ? null : decoded(length, in);
    }

    private static String decoded(int length, DataInput in) throws IOException {
        byte[] encoding = new byte[length];
        in.readFully(encoding);
        return new String(encoding, StandardCharsets.UTF_8);
    }
}

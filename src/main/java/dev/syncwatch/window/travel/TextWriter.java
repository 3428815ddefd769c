package dev.syncwatch.window.travel;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes texts as UTF-8, null included. Texts that most events share are encoded once. */
final class TextWriter {

    /** A power of two. A text that falls into another one's slot takes its place. */
    private static final int SLOTS = 1 << 9;

    private final String[] texts = new String[SLOTS];
    private final byte[][] encodings = new byte[SLOTS][];

    /** A text that many events may have. */
    void write(String text, DataOutput out) throws IOException {
        if (text == null) {
            Lengths.write(Lengths.NULL, out);
            return;
        }
        int slot = text.hashCode() & SLOTS - 1;
        if (!text.equals(texts[slot])) {
            texts[slot] = text;
            encodings[slot] = text.getBytes(StandardCharsets.UTF_8);
        }
        write(encodings[slot], out);
    }

    private static void write(byte[] encoding, DataOutput out) throws IOException {
        Lengths.write(encoding.length, out);
        out.write(encoding, 0, encoding.length);
    }
}

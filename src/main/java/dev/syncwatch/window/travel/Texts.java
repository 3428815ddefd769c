package dev.syncwatch.window.travel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts as UTF-8 behind their lengths, null included. */
final class Texts {

    private Texts() {}

    static void write(String text, DataOutput out) throws IOException {
        if (text == null) {
            Lengths.write(Lengths.NULL, out);
            return;
        }
        byte[] encoding = text.getBytes(StandardCharsets.UTF_8);
        Lengths.write(encoding.length, out);
        out.write(encoding);
    }

    static String read(DataInput in) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        byte[] encoding = new byte[length];
        in.readFully(encoding);
        return new String(encoding, StandardCharsets.UTF_8);
    }
}

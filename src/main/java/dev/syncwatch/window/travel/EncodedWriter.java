package dev.syncwatch.window.travel;

import dev.syncwatch.window.Encoded;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what many events share behind the number of its bytes; it is encoded once. */
final class EncodedWriter {

    private EncodedWriter() {}

    /** How one is put into bytes. */
    interface Form<T> {
        void write(T what, DataOutput out) throws IOException;
    }

    static <T extends Encoded> void write(T what, Form<T> form, DataOutput out) throws IOException {
        byte[] encoding = what.encoding();
        if (encoding == null) {
            encoding = encode(what, form);
            what.keep(encoding);
        }
        out.write(encoding, 0, encoding.length);
    }

    private static <T> byte[] encode(T what, Form<T> form) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            form.write(what, new DataOutputStream(bytes));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            Lengths.write(bytes.size(), new DataOutputStream(whole));
            bytes.writeTo(whole);
            return whole.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes all bytes", impossible);
        }
    }
}

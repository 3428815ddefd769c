package dev.syncwatch.window.travel;

import dev.syncwatch.window.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes measurements behind the number of their bytes. One that many events share is encoded once. */
final class MeasurementWriter {

    private MeasurementWriter() {}

    static void write(Measurement measurement, DataOutput out) throws IOException {
        byte[] encoding = measurement.encoding();
        if (encoding == null) {
            encoding = encode(measurement);
            measurement.keep(encoding);
        }
        out.write(encoding, 0, encoding.length);
    }

    private static byte[] encode(Measurement measurement) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            MeasurementForm.write(measurement, new DataOutputStream(bytes));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            Lengths.write(bytes.size(), new DataOutputStream(whole));
            bytes.writeTo(whole);
            return whole.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes all bytes", impossible);
        }
    }
}

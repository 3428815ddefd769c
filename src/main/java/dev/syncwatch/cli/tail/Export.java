package dev.syncwatch.cli.tail;

import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A file of records in the form that {@code replay} reads, packed if its name ends in {@code .gz}. */
final class Export implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private long records;

    Export(Path file) throws IOException {
        OutputStream written = Files.newOutputStream(file);
        out = new BufferedOutputStream(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(written, BUFFER_BYTES) : written, BUFFER_BYTES);
    }

    void write(ConsumerRecord<?, byte[]> record) throws IOException {
        out.write(KafkaLine.wrap(record));
        out.write('\n');
        records++;
    }

    /** What was written so far is in the file, unless that is packed. */
    void flush() throws IOException {
        out.flush();
    }

    /** How many were written. */
    long records() {
        return records;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

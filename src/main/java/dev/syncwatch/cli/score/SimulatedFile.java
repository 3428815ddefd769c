package dev.syncwatch.cli.score;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A whole simulation's telemetry in a file, as an export of the topic would hold it: with each record's arrival, and a heartbeat at the
 * end of every pane, so that time goes on while nobody does anything.
 */
final class SimulatedFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final OutputStream out;
    private long records;

    private SimulatedFile(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    /** Acts the simulation out to its end, and gives the number of records. */
    static long write(Simulation simulation, Path file) throws IOException {
        try (SimulatedFile written = new SimulatedFile(file)) {
            for (long at = simulation.startMillis(); at < simulation.endMillis(); at += Scenario.STEP_MILLIS) {
                simulation.advance(at + Scenario.STEP_MILLIS, written::take);
                written.beat(at + Scenario.STEP_MILLIS);
            }
            return written.records;
        }
    }

    private void take(Emissions.Kind kind, long arrivalMillis, String key, byte[] json) {
        if (kind == Emissions.Kind.TELEMETRY) {
            write(arrivalMillis, json);
        }
    }

    private void beat(long millis) {
        write(millis, "{\"event\":\"syncwatch_heartbeat\"}".getBytes(StandardCharsets.US_ASCII));
    }

    private void write(long arrivalMillis, byte[] json) {
        try {
            out.write(KafkaLine.wrap(record(arrivalMillis, json)));
            out.write('\n');
            records++;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ConsumerRecord<byte[], byte[]> record(long arrivalMillis, byte[] json) {
        return new ConsumerRecord<>(
                "telemetry",
                0,
                records,
                arrivalMillis,
                TimestampType.CREATE_TIME,
                0,
                json.length,
                null,
                json,
                new RecordHeaders(),
                Optional.empty());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

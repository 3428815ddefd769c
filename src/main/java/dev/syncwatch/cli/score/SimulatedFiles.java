package dev.syncwatch.cli.score;

import dev.syncwatch.job.ReplayJob;
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
 * All that a simulation emits in files, telemetry as an export of its topic would hold it: with each record's arrival, and a heartbeat at
 * the end of every pane, so that time goes on while nobody does anything.
 */
public final class SimulatedFiles implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final byte[] HEARTBEAT = "{\"event\":\"syncwatch_heartbeat\"}".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream events;
    private final OutputStream logs;
    private final OutputStream config;
    private long records;

    private SimulatedFiles(ReplayJob.Inputs files) throws IOException {
        events = open(files.events());
        logs = open(files.logs());
        config = open(files.config());
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    }

    /** Acts the simulation out to its end, and gives the number of telemetry records. */
    public static long write(Simulation simulation, ReplayJob.Inputs files) throws IOException {
        try (SimulatedFiles written = new SimulatedFiles(files)) {
            for (long at = simulation.startMillis(); at < simulation.endMillis(); at += Scenario.STEP_MILLIS) {
                simulation.advance(at + Scenario.STEP_MILLIS, written::take);
                written.take(Emissions.Kind.TELEMETRY, at + Scenario.STEP_MILLIS, null, HEARTBEAT);
            }
            return written.records;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void take(Emissions.Kind kind, long arrivalMillis, String key, byte[] json) {
        try {
            switch (kind) {
                case TELEMETRY -> {
                    line(events, KafkaLine.wrap(record(arrivalMillis, json)));
                    records++;
                }
                case LOG -> line(logs, json);
                case REMOTE_CONFIG -> line(config, json);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void line(OutputStream to, byte[] line) throws IOException {
        to.write(line);
        to.write('\n');
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
        events.close();
        logs.close();
        config.close();
    }
}

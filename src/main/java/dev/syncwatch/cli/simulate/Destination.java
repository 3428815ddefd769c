package dev.syncwatch.cli.simulate;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.TruthWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The files that a simulation is written to. */
record Destination(Files files) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Each may end in {@code .gz}, but for the truth. */
    record Files(Path telemetry, Path logs, Path config, Path truth) {}

    /** Writes all of it, and says how much that was. */
    void write(Simulation simulation, PrintWriter tell) throws IOException {
        try (OutputStream telemetry = open(files.telemetry());
                OutputStream logs = open(files.logs());
                OutputStream config = open(files.config())) {
            Lines lines = new Lines(telemetry, logs, config);
            simulation.advance(simulation.endMillis(), lines);
            tell.printf(
                    Locale.ROOT,
                    "%d records of telemetry (%.1f MB), %d log lines%n",
                    lines.telemetryLines,
                    lines.telemetryBytes / 1e6,
                    lines.logLines);
            tell.flush();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        TruthWriter.write(simulation.truth(), files.truth());
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream stream = java.nio.file.Files.newOutputStream(file);
        return new WriteBehind(file.toString().endsWith(".gz") ? new GZIPOutputStream(stream, BUFFER_BYTES) : stream);
    }

    private static final class Lines implements Emissions {
        private final OutputStream telemetry;
        private final OutputStream logs;
        private final OutputStream config;
        private long telemetryLines;
        private long telemetryBytes;
        private long logLines;

        Lines(OutputStream telemetry, OutputStream logs, OutputStream config) {
            this.telemetry = telemetry;
            this.logs = logs;
            this.config = config;
        }

        @Override
        public void accept(Kind kind, long arrivalMillis, String key, byte[] json) {
            try {
                OutputStream to = switch (kind) {
                    case TELEMETRY -> telemetry;
                    case LOG -> logs;
                    case REMOTE_CONFIG -> config;
                };
                to.write(json);
                to.write('\n');
                telemetryLines += kind == Kind.TELEMETRY ? 1 : 0;
                telemetryBytes += kind == Kind.TELEMETRY ? json.length + 1 : 0;
                logLines += kind == Kind.LOG ? 1 : 0;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

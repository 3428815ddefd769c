package dev.syncwatch.cli.simulate;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.TruthWriter;
import dev.syncwatch.simulate.crowd.Crowds;
import dev.syncwatch.simulate.crowd.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The files that a simulation is written to. */
record Destination(Files files) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Each may end in {@code .gz}, but for the truth. */
    record Files(Path telemetry, Path logs, Path config, Path truth) {}

    /** Writes all that a scenario and a seed give, and says how much that was. */
    void write(Scenario scenario, long seed, PrintWriter tell) throws IOException {
        try (Crowds crowds = Crowds.of(scenario, seed)) {
            try (OutputStream telemetry = open(files.telemetry());
                    OutputStream logs = open(files.logs());
                    OutputStream config = open(files.config())) {
                Sorted sorted = new Sorted(telemetry, logs, config);
                crowds.emit(sorted);
                tell.printf(
                        Locale.ROOT,
                        "%d records of telemetry (%.1f MB), %d log lines%n",
                        sorted.telemetryLines,
                        sorted.telemetryBytes / 1e6,
                        sorted.logLines);
                tell.flush();
            }
            TruthWriter.write(crowds.truth(), files.truth());
        }
    }

    private static OutputStream open(Path file) throws IOException {
        WritableByteChannel channel = LargeFile.create(file);
        return new WriteBehind(file.toString().endsWith(".gz") ? zipped(channel) : channel);
    }

    private static WritableByteChannel zipped(WritableByteChannel channel) throws IOException {
        return Channels.newChannel(new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
    }

    private static final class Sorted implements Lines {
        private final OutputStream telemetry;
        private final OutputStream logs;
        private final OutputStream config;
        private long telemetryLines;
        private long telemetryBytes;
        private long logLines;

        Sorted(OutputStream telemetry, OutputStream logs, OutputStream config) {
            this.telemetry = telemetry;
            this.logs = logs;
            this.config = config;
        }

        @Override
        public void accept(Emissions.Kind kind, byte[] bytes, int length, int lines) throws IOException {
            switch (kind) {
                case TELEMETRY -> {
                    telemetry.write(bytes, 0, length);
                    telemetryLines += lines;
                    telemetryBytes += length;
                }
                case LOG -> {
                    logs.write(bytes, 0, length);
                    logLines += lines;
                }
                case REMOTE_CONFIG -> config.write(bytes, 0, length);
            }
        }
    }
}

package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.LogDecoder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lines of a file of the backend's log, each as it is or wrapped with its place in Kafka. */
public final class LogFile implements Closeable {

    /** Tells its dead letters from those of telemetry. */
    private static final String TOPIC = "learning-sync.logs";

    private final Path path;
    private final TelemetryFile file;

    LogFile(Path path) throws IOException {
        this.path = path;
        try {
            this.file = new TelemetryFile(path, TOPIC);
        } catch (IOException unreadable) {
            throw TelemetryFile.plain(path, unreadable);
        }
    }

    /** What the next line holds, or null at the end. */
    Telemetry next() throws IOException {
        try {
            RawRecord record = file.next();
            return record == null ? null : LogDecoder.decode(record);
        } catch (IOException unreadable) {
            throw TelemetryFile.plain(path, unreadable);
        }
    }

    /** Reads a whole file for what can't be read in it, in its order. */
    public static void deadLetters(Path path, Consumer<DeadLetter> taker) throws IOException {
        try (LogFile file = new LogFile(path)) {
            for (Telemetry line = file.next(); line != null; line = file.next()) {
                if (line.kind() == Telemetry.Kind.DEAD) {
                    taker.accept(line.deadLetter());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

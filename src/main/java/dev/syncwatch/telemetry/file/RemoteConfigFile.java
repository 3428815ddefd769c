package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.RemoteConfigDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole file of remote config, one record a line, each as it is or wrapped with its place in Kafka.
 *
 * @param changes     in the file's order
 * @param deadLetters what can't be read
 */
public record RemoteConfigFile(List<RemoteConfig> changes, List<DeadLetter> deadLetters) {

    /** Tells its dead letters from those of telemetry. */
    private static final String TOPIC = "learning-sync.remote-config";

    public static RemoteConfigFile read(Path path) throws IOException {
        List<RemoteConfig> changes = new ArrayList<>();
        List<DeadLetter> deadLetters = new ArrayList<>();
        RemoteConfigDecoder.Takers takers = new RemoteConfigDecoder.Takers(changes::add, deadLetters::add);
        try (TelemetryFile file = new TelemetryFile(path, TOPIC)) {
            for (RawRecord record = file.next(); record != null; record = file.next()) {
                RemoteConfigDecoder.decode(record, takers);
            }
        } catch (IOException unreadable) {
            throw TelemetryFile.plain(path, unreadable);
        }
        return new RemoteConfigFile(changes, deadLetters);
    }
}

package dev.syncwatch.job;

import dev.syncwatch.rule.reading.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the job {@code heartbeat}, as {@code jobs/heartbeat.yaml} holds them; what the file leaves out has a default.
 *
 * @param every how often a heartbeat goes into each partition, 100 ms to 10 s: with no user active, rules are evaluated no sooner
 *              than the next one comes
 */
public record HeartbeatSettings(Duration every) {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(10);

    public HeartbeatSettings {
        every = every == null ? Duration.ofSeconds(1) : every;
    }

    /** What holds without a file. */
    public static HeartbeatSettings defaults() {
        return new HeartbeatSettings(null);
    }

    /**
     * Reads a settings file, strictly; without one the defaults hold.
     *
     * @throws BadSettings if it holds an unknown key or a value that makes no sense
     * @throws IOException if it is there and cannot be read
     */
    public static HeartbeatSettings read(Path file) throws BadSettings, IOException {
        if (!Files.exists(file)) {
            return defaults();
        }
        HeartbeatSettings settings = SettingsFile.read(file, HeartbeatSettings.class);
        if (settings.every().compareTo(LEAST) < 0 || settings.every().compareTo(MOST) > 0) {
            throw new BadSettings(
                    file + ":1:1: every is " + Durations.write(settings.every()) + " and has to be 100ms to 10s");
        }
        return settings;
    }
}

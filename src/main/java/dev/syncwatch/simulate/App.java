package dev.syncwatch.simulate;

import java.time.Duration;
import java.util.Map;

/**
 * The app and how people use it.
 *
 * @param sessionsPerDay of one person on average, above 0
 * @param session mean length, at least 1 min
 * @param day whether nights are quiet; else any hour is like any other
 * @param cadence from one scheduled sync of a session to the next
 * @param retries waits between tries
 * @param versions the installed versions and their weights, all above 0
 */
public record App(
        double sessionsPerDay,
        Duration session,
        boolean day,
        Duration cadence,
        Retries retries,
        Map<String, Double> versions) {

    /** What the runbook describes. */
    public static final App USUAL = new App(
            3,
            Duration.ofMinutes(12),
            true,
            Duration.ofMinutes(15),
            Retries.USUAL,
            Map.of("3.2.0", 0.7, "3.1.4", 0.22, "3.0.9", 0.08));

    public App {
        versions = Map.copyOf(versions);
        if (!(sessionsPerDay > 0) || session.toMinutes() < 1 || cadence.toSeconds() < 10 || versions.isEmpty()) {
            throw new IllegalArgumentException(
                    "sessions must be above 0 a day and 1 min or longer, the cadence 10 s or longer, and there must be a version");
        }
    }

    /**
     * The wait after the n-th failure in a row is {@code base} doubled n − 1 times, at most {@code max}; of it a random half is left out.
     *
     * @param base BASE_RETRY_DELAY_MS of the app, above 0
     * @param max MAX_RETRY_DELAY_MS, at least {@code base}
     */
    public record Retries(Duration base, Duration max) {
        public static final Retries USUAL = new Retries(Duration.ofSeconds(4), Duration.ofMinutes(5));

        public Retries {
            if (base.toMillis() < 1 || max.compareTo(base) < 0) {
                throw new IllegalArgumentException(
                        "base must be 1 ms or longer, and max no shorter: " + base + ", " + max);
            }
        }
    }
}

package dev.syncwatch.dashboard.answer;

import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.dashboard.show.Freshness;
import dev.syncwatch.dashboard.show.Verdict;
import dev.syncwatch.dashboard.show.episode.EpisodeView;
import java.time.Instant;
import java.util.List;

/**
 * What people on call need first.
 *
 * @param clock    how far rules have been evaluated; null if they never were
 * @param rate     null where nothing happened in the 15 minutes before
 * @param incident the open one; null without one
 * @param open     firing and recovering, gravest first
 */
public record StateAnswer(
        Instant clock,
        Instant wallClock,
        List<String> environments,
        String environment,
        Freshness freshness,
        Verdict verdict,
        Rate rate,
        Incident incident,
        List<EpisodeView> open,
        List<Pending> pending,
        HealthAnswer health) {

    /** The newest row of {@code window_rate}. */
    public record Rate(
            Instant windowEnd,
            long attempts,
            long successes,
            long failures,
            Double failureRate,
            long activeUsers,
            double queueDelta,
            Double threshold) {}

    /** An incident; {@code section} and {@code cause} are null where nobody knows. */
    public record Incident(
            String id,
            Instant startsAt,
            Instant endsAt,
            String severity,
            String title,
            String section,
            String cause,
            long usersHit,
            int openEpisodes) {}

    /** An alert that would fire if it went on so. */
    public record Pending(
            String alert, String rule, String mode, Instant since, String title, Double value, Double threshold) {}

    /** What was told of the pipeline's health, beside how fresh the data is. */
    public record HealthAnswer(
            Freshness detection,
            Long lagRecords,
            Long checkpointAgeSeconds,
            Long watermarkAgeSeconds,
            List<Health.Job> jobs) {

        public static HealthAnswer of(Freshness freshness, Health health) {
            return new HealthAnswer(
                    freshness,
                    health.lagRecords(),
                    health.checkpointAgeSeconds(),
                    health.watermarkAgeSeconds(),
                    health.jobs());
        }
    }
}

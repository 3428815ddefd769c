package dev.syncwatch.dashboard.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What was heard last, and when. What is old is no more known; ages grow although nobody is asked.
 *
 * @param lag     records; null if nobody told
 * @param lagAt   null where nobody was ever heard
 * @param jobs    as Flink told them
 * @param jobsAt  null where nobody was ever heard
 */
record Heard(Long lag, Instant lagAt, List<FlinkJobs.Report> jobs, Instant jobsAt) {
    static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private static final String SILENT = "unknown";

    static Heard nothing() {
        return new Heard(null, null, List.of(), null);
    }

    Heard withLag(Long records, Instant at) {
        return new Heard(records, at, jobs, jobsAt);
    }

    Heard withJobs(List<FlinkJobs.Report> reports, Instant at) {
        return new Heard(lag, lagAt, reports, at);
    }

    /** What can be said of it at a time. */
    Health at(Instant now) {
        boolean jobsAreKnown = isKnown(jobsAt, now);
        return new Health(
                isKnown(lagAt, now) ? lag : null,
                age(oldest(FlinkJobs.Report::checkpoint), now),
                age(oldest(FlinkJobs.Report::watermark), now),
                jobs.stream()
                        .map(job -> new Health.Job(job.name(), jobsAreKnown ? job.state() : SILENT))
                        .toList());
    }

    private static boolean isKnown(Instant at, Instant now) {
        return at != null && Duration.between(at, now).compareTo(FORGOTTEN_AFTER) <= 0;
    }

    private Instant oldest(Function<FlinkJobs.Report, Instant> time) {
        Collection<Instant> times =
                jobs.stream().map(time).filter(Objects::nonNull).toList();
        return times.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private static Long age(Instant since, Instant now) {
        return since == null ? null : Math.max(0, Duration.between(since, now).toSeconds());
    }
}

package dev.syncwatch.dashboard.answer;

import dev.syncwatch.dashboard.show.episode.EpisodeMark;
import java.time.Instant;
import java.util.List;

/** Charts over time. Columns are as long as {@code t}, epoch seconds; null in a column is a point without a row. */
public record SeriesAnswer(
        Instant clock,
        Instant from,
        Instant to,
        long stepSeconds,
        RateColumns rate,
        MinuteColumns minutes,
        List<EpisodeMark> episodes) {

    /** Of the trailing 15 minutes at each point; where a point stands for several minutes, those of the worst. */
    public record RateColumns(
            long[] t,
            Number[] failureRate,
            Number[] threshold,
            Number[] attempts,
            Number[] failures,
            Number[] successes,
            Number[] activeUsers,
            Number[] queueDelta) {}

    /** Sums from each point to the next; users are those of its busiest minute. */
    public record MinuteColumns(
            long[] t,
            Number[] started,
            Number[] succeeded,
            Number[] completedOther,
            Number[] failed,
            Number[] skipped,
            Number[] queueDelta,
            Number[] users,
            Number[] stale) {}
}

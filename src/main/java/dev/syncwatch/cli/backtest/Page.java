package dev.syncwatch.cli.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One episode that calls somebody: of a live rule that names a channel.
 *
 * @param alert    rule and group
 * @param title    as it stood when it began to fire
 * @param to       its end, or the end of the events where it outlives them
 * @param goesOn   whether it outlives them
 * @param heldBack whether an alert that inhibits it fired when it began, so that nobody is called as long as that lasts
 */
record Page(
        String rule,
        String alert,
        String severity,
        String title,
        List<String> channels,
        Instant from,
        Instant to,
        boolean goesOn,
        boolean heldBack) {

    Page {
        channels = List.copyOf(channels);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    boolean overlaps(Page other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** Whether some of it lies in a stretch of time. */
    boolean touches(Instant begin, Instant end) {
        return !from.isAfter(end) && !to.isBefore(begin);
    }
}

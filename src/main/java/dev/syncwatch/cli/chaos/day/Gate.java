package dev.syncwatch.cli.chaos.day;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the world's time may run: what takes a minute to come back must not miss a day, so the world never is further ahead of those who
 * watch it than it would be if its time passed as ours does. For any thread.
 */
final class Gate {
    /** Ahead of what was evaluated. */
    private static final Duration LEAD = Duration.ofMinutes(7);

    /** Ahead of the changes that pagers have read: less than the 15 min after which what is over is not told any more. */
    private static final Duration UNREAD = Duration.ofMinutes(13);

    private volatile long evaluated;
    private volatile long read;

    /** Nothing is evaluated before {@code start}. */
    Gate(Instant start) {
        evaluated = start.toEpochMilli();
        read = evaluated;
    }

    void evaluatedTo(Instant time) {
        evaluated = Math.max(evaluated, time.toEpochMilli());
    }

    /** Whoever reads changes has read all those up to there. */
    void readUpTo(Instant time) {
        read = Math.max(read, time.toEpochMilli());
    }

    /** Epoch milliseconds. */
    long limit() {
        return Math.min(evaluated + LEAD.toMillis(), read + UNREAD.toMillis());
    }
}

package dev.syncwatch.notify.blind.condition;

import java.time.Duration;
import java.time.Instant;

/** How far rules have been evaluated, and when that last moved by the wall clock. */
public final class EventTime {
    private Instant evaluatedTo;
    private Instant movedAt;

    /** Before anything was read, time counts as standing still since {@code start}. */
    public EventTime(Instant start) {
        movedAt = start;
    }

    /** A record of the progress topic; one that tells of the past again, after a restart, moves nothing. */
    public void reached(Instant to, Instant now) {
        if (evaluatedTo == null || to.isAfter(evaluatedTo)) {
            evaluatedTo = to;
            movedAt = now;
        }
    }

    boolean still(Duration least, Instant now) {
        return !now.isBefore(movedAt.plus(least));
    }

    Instant movedAt() {
        return movedAt;
    }

    /** Null before anything was read. */
    public Instant evaluatedTo() {
        return evaluatedTo;
    }
}

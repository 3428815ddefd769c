package dev.syncwatch.notify.silence.recurrence;

import java.time.Instant;
import java.util.Optional;

/**
 * One time at which something holds.
 *
 * @param startsAt in event time
 * @param endsAt in event time, exclusive, after {@code startsAt}
 */
public record Occurrence(Instant startsAt, Instant endsAt) {

    public Occurrence {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("no occurrence is empty");
        }
    }

    /** What of it lies from {@code from} to before {@code until}; empty if nothing does. */
    public Optional<Occurrence> within(Instant from, Instant until) {
        Instant start = startsAt.isBefore(from) ? from : startsAt;
        Instant end = endsAt.isAfter(until) ? until : endsAt;
        return start.isBefore(end) ? Optional.of(new Occurrence(start, end)) : Optional.empty();
    }

    /** Whether it is on at {@code now}. */
    public boolean holds(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt);
    }
}

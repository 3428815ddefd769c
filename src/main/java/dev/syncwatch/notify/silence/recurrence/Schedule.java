package dev.syncwatch.notify.silence.recurrence;

import java.time.Instant;
import java.util.Optional;

/**
 * When something holds: once, or again and again.
 *
 * @param startsAt in event time
 * @param endsAt in event time, exclusive, not before {@code startsAt}; where both are equal it never holds
 * @param recurs at which times between the two; null if all the time
 */
public record Schedule(Instant startsAt, Instant endsAt, Recurrence recurs) {

    /** Where it is in its life. */
    public enum State {
        /** It does not hold, and will. */
        PENDING,
        /** It holds. */
        ACTIVE,
        /** It never will again. */
        EXPIRED
    }

    public Schedule {
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("nothing ends before it begins");
        }
    }

    /** All the time between the two. */
    public static Schedule once(Instant startsAt, Instant endsAt) {
        return new Schedule(startsAt, endsAt, null);
    }

    public State state(Instant now) {
        return occurrence(now)
                .map(time -> time.holds(now) ? State.ACTIVE : State.PENDING)
                .orElse(State.EXPIRED);
    }

    /** The time at which it holds that is on at {@code now}, else the next; empty if there is none any more. */
    public Optional<Occurrence> occurrence(Instant now) {
        if (!now.isBefore(endsAt) || !startsAt.isBefore(endsAt)) {
            return Optional.empty();
        }
        if (recurs == null) {
            return Optional.of(new Occurrence(startsAt, endsAt));
        }
        Instant from = now.isAfter(startsAt) ? now : startsAt;
        return recurs.currentOrNext(from).within(startsAt, endsAt);
    }

    /** The same, over at {@code now} at the latest; one that has not begun never will. */
    public Schedule endedAt(Instant now) {
        Instant end = now.isBefore(endsAt) ? now : endsAt;
        return new Schedule(startsAt.isBefore(end) ? startsAt : end, end, recurs);
    }
}

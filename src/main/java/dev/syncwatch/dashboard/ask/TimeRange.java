package dev.syncwatch.dashboard.ask;

import java.time.Duration;
import java.time.Instant;

/** From one time to a later one, both included; at most {@link #LONGEST}. */
public record TimeRange(Instant from, Instant to) {

    /** The longest that one question may cover. */
    public static final Duration LONGEST = Duration.ofDays(31);

    /** @throws BadQuestion if it ends before it begins, or is too long */
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new BadQuestion("The time range ends before it begins.");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new BadQuestion("The time range is longer than 31 days.");
        }
    }
}

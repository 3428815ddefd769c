package dev.syncwatch.cli.backtest;

import java.time.Duration;
import java.time.Instant;

/** An incident that is known to have been one. */
record Label(String name, Instant from, Instant to) {
    /** What a window still holds of an incident that is over. */
    private static final Duration AFTER = Duration.ofMinutes(15);

    /** Whether the page goes on for some time of the incident, or begins while a window still holds some of it. */
    boolean explains(Page page) {
        return page.touches(from, to.plus(AFTER));
    }
}

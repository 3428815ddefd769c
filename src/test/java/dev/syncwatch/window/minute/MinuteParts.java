package dev.syncwatch.window.minute;

import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.telemetry.Outcome;
import java.math.BigDecimal;

/** Parts of the minute of ten o'clock, as a combiner hands them over. */
final class MinuteParts {

    static final long MINUTE = SyncEvents.TEN_O_CLOCK;

    private MinuteParts() {}

    /** Failures at stage {@code push}, one a user; the newest came at a time in epoch milliseconds. */
    static MinutePart failures(long newest, String appVersion, String statusCode, long... users) {
        long[] outcomes = new long[Outcome.values().length];
        outcomes[Outcome.FAILED.ordinal()] = users.length;
        MinutePart.Row row = new MinutePart.Row(
                "push", statusCode, appVersion, "ios", outcomes, 1, BigDecimal.valueOf(users.length), users, users);
        return new MinutePart("production", MINUTE, newest, new MinutePart.Row[] {row});
    }
}

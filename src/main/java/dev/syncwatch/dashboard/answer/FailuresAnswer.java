package dev.syncwatch.dashboard.answer;

import java.time.Instant;
import java.util.List;

/** What failed over time; {@code t} in epoch seconds, most failures first, the rest as stage {@code other}. */
public record FailuresAnswer(Instant clock, long stepSeconds, long[] t, List<Row> rows) {

    /** @param failures one a point, from it to the next */
    public record Row(String stage, String statusCode, long total, long[] failures) {}
}

package dev.syncwatch.store;

import dev.syncwatch.alert.RateRow;

/** A row of {@code window_rate}, as on {@code learning-sync.windows} and in {@code windows.ndjson} (design section 11). */
public final class RateJson {

    private RateJson() {}

    public static String of(RateRow row) {
        return Json.object(json -> json.time("window_end", row.windowEnd())
                .text("environment", row.environment())
                .number("attempts", row.attempts())
                .number("successes", row.successes())
                .number("failures", row.failures())
                .number("failure_rate", row.failureRate())
                .number("active_users", row.activeUsers())
                .number("queue_delta", row.queueDelta())
                .number("threshold", row.threshold()));
    }
}

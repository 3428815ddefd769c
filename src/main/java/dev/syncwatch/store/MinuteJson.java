package dev.syncwatch.store;

import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.minute.MinuteRow;
import java.io.IOException;
import java.util.Locale;

/** A row of {@code sync_minute} or {@code failure_minute}, as on {@code learning-sync.minutes} (design section 11). */
public final class MinuteJson {

    private MinuteJson() {}

    public static String of(MinuteRow row) {
        return Json.object(json -> {
            json.text("table", row.sync() == null ? "failure_minute" : "sync_minute")
                    .time("minute", row.minute())
                    .text("environment", row.environment());
            if (row.sync() == null) {
                failure(json, row.failure());
            } else {
                sync(json, row.sync());
            }
        });
    }

    private static void sync(Json json, MinuteRow.Sync row) throws IOException {
        json.text("platform", row.platform()).text("app_version", row.appVersion());
        for (Outcome outcome : Outcome.values()) {
            json.number(outcome.name().toLowerCase(Locale.ROOT), row.outcomes()[outcome.ordinal()]);
        }
        json.number("queue_delta", row.queueDelta())
                .number("users", row.users())
                .number("stale", row.stale());
    }

    private static void failure(Json json, MinuteRow.Failure row) throws IOException {
        json.text("stage", row.stage())
                .text("status_code", row.statusCode())
                .number("failures", row.failures())
                .number("users", row.users());
    }
}

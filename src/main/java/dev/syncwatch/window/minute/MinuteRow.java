package dev.syncwatch.window.minute;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The newest totals of one row of one of two tables: one of {@code sync} and {@code failure} is null. Later totals of the same row
 * have counted more events, never fewer.
 *
 * @param minute      the start of the minute in which the events occurred, by the phone's clock set right
 * @param environment at most 64 characters
 */
public record MinuteRow(Instant minute, String environment, Sync sync, Failure failure) {

    /** In place of all fields of a combination that found no row of its own in its minute. */
    public static final String OTHER = "other";

    /**
     * All that was counted of one platform and app version; an absent one is empty, and none is longer than 64 characters.
     *
     * @param outcomes   how many events had which {@link dev.syncwatch.telemetry.Outcome}, by its ordinal
     * @param stale      how many of them occurred more than 15 min before they arrived
     * @param queueDelta the exact sum
     * @param users      distinct users of any of the events
     */
    public record Sync(
            String platform, String appVersion, long[] outcomes, long stale, BigDecimal queueDelta, long users) {}

    /**
     * Attempts that were no success, of one stage and status code; an absent one is empty, and none is longer than 64 characters.
     *
     * @param failures failed, and completed with another status than {@code success}
     * @param users    distinct users of these
     */
    public record Failure(String stage, String statusCode, long failures, long users) {}
}

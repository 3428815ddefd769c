package dev.syncwatch.window.minute;

import java.math.BigDecimal;

/**
 * What one subtask saw of one minute of one environment. Parts add up, in any order and however often a minute was handed
 * over in parts.
 *
 * @param minute the minute's start, epoch milliseconds
 * @param newest the newest event time of what is in it, epoch milliseconds
 * @param rows   one a combination
 */
public record MinutePart(String environment, long minute, long newest, Row[] rows) {

    /**
     * Events that have stage, status code, app version and platform in common, an absent one being empty.
     *
     * @param outcomes    how many events had which {@link dev.syncwatch.telemetry.Outcome}, by its ordinal
     * @param stale       how many of them were stale
     * @param queueDelta  the exact sum
     * @param users       hashes of the users of any of them, each once, sorted
     * @param failedUsers the same of those who had a failure
     */
    public record Row(
            String stage,
            String statusCode,
            String appVersion,
            String platform,
            long[] outcomes,
            long stale,
            BigDecimal queueDelta,
            long[] users,
            long[] failedUsers) {}

    /** What state is kept by: minutes of one environment are shared out, too. */
    public String key() {
        return minute + "/" + environment;
    }
}

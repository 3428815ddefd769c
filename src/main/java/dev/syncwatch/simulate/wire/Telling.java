package dev.syncwatch.simulate.wire;

import dev.syncwatch.telemetry.EventName;

/**
 * What a phone says of a sync.
 *
 * @param occurred epoch milliseconds, true time
 * @param number of the phone's messages, from 0; makes the {@code messageId}
 * @param dirtyCount records in the queue
 * @param queueDelta records in the queue now − when the sync began; 0 unless it completed or failed
 * @param durationMillis 0 unless it completed or failed
 * @param why a failure's; else null
 * @param reason of a skip; else null
 */
public record Telling(
        EventName name,
        long occurred,
        int number,
        Trigger trigger,
        int dirtyCount,
        int queueDelta,
        long durationMillis,
        Failure why,
        SkipReason reason) {

    /**
     * A failed try.
     *
     * @param stage {@code fetch}, {@code push} or {@code persist}
     * @param status the answer's, or 0 where there was none
     */
    public record Failure(String stage, int status, String message) {}

    /** Why a sync did not begin. */
    public enum SkipReason {
        UNAUTHENTICATED,
        OFFLINE,
        DISABLED
    }
}

package dev.syncwatch.telemetry;

/**
 * One of the four sync events with the fields that rules can name; a field that the event does not carry is null.
 * Times are epoch milliseconds.
 *
 * @param user        {@code userId}, else {@code anonymousId}, else null
 * @param anonymousId where {@code user} is not it; never a user's, only to be kept out of what is shown
 * @param environment never null; {@code production} where the event names none
 * @param platform    in lower case
 * @param statusCode  the JSON text of the value, as with every number here
 * @param eventTime   arrival (design section 5)
 * @param occurredAt  the client's time with its clock error removed; never more than 5 minutes after {@code eventTime}
 * @param clockClamped whether {@code occurredAt} was further in the future and was set to {@code eventTime}
 */
public record SyncEvent(
        EventName name,
        String user,
        String anonymousId,
        String sessionId,
        String messageId,
        String environment,
        String platform,
        String appVersion,
        String trigger,
        String status,
        String stage,
        String statusCode,
        String reason,
        String message,
        String queueDelta,
        String dirtyCount,
        String durationMs,
        long eventTime,
        long occurredAt,
        boolean clockClamped) {

    /** An event that occurred longer before its arrival than this is stale: 15 minutes, in milliseconds. */
    public static final long STALE_AFTER_MILLIS = 15 * 60_000L;

    /**
     * An event that occurred longer than this before the newest event time of its partition is too old for the counts by minute:
     * 24 hours, in milliseconds.
     */
    public static final long COUNTED_BACK_MILLIS = 24 * 60 * 60_000L;

    /** Whether the event tells of the past alone: a phone that was offline. */
    public boolean stale() {
        return eventTime - occurredAt > STALE_AFTER_MILLIS;
    }

    /** Whether the event ends a sync: completed or failed. */
    public boolean attempt() {
        return name == EventName.COMPLETED || name == EventName.FAILED;
    }

    public Outcome outcome() {
        return switch (name) {
            case STARTED -> Outcome.STARTED;
            case COMPLETED -> success() ? Outcome.SUCCEEDED : Outcome.COMPLETED_OTHER;
            case FAILED -> Outcome.FAILED;
            case SKIPPED -> Outcome.SKIPPED;
            case HEARTBEAT -> throw new IllegalStateException("a heartbeat says nothing of a sync");
        };
    }

    /** Whether the event ends a sync well: completed with status {@code success}. */
    public boolean success() {
        return name == EventName.COMPLETED && "success".equals(status);
    }
}

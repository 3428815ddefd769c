package dev.syncwatch.notify;

import java.time.Duration;

/** What came of one attempt. Reasons are for people, in one line, without secrets. */
public sealed interface Outcome {

    /**
     * The vendor has taken responsibility for the notification.
     *
     * @param reference what the vendor calls the incident's first message; null if it has no such name
     * @param doubles how often more than once the vendor was found to have it; the others are removed
     */
    record Delivered(String reference, int doubles) implements Outcome {}

    /**
     * Not delivered, or nobody knows; the same notification may go through later.
     *
     * @param after the least time to wait, as the vendor asked; zero if it did not say
     * @param wholeChannel the vendor wants to hear nothing at all for that long, not only not this notification
     * @param mayHaveArrived nobody knows whether the vendor acted on it
     */
    record Retry(String reason, Duration after, boolean wholeChannel, boolean mayHaveArrived) implements Outcome {}

    /** The vendor understood this notification and will never take it as it is. */
    record GiveUp(String reason) implements Outcome {}

    static Outcome delivered() {
        return new Delivered(null, 0);
    }

    static Outcome delivered(String reference) {
        return new Delivered(reference, 0);
    }

    /** The vendor certainly did not act. */
    static Outcome retry(String reason) {
        return new Retry(reason, Duration.ZERO, false, false);
    }

    /** Nobody knows whether the vendor acted. */
    static Outcome unknown(String reason) {
        return new Retry(reason, Duration.ZERO, false, true);
    }

    /** The vendor did not act, and wants to be left alone. */
    static Outcome retryWholeChannel(String reason, Duration after) {
        return new Retry(reason, after, true, false);
    }

    static Outcome giveUp(String reason) {
        return new GiveUp(reason);
    }
}

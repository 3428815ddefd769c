package dev.syncwatch.notify;

import java.time.Duration;

/** What came of one attempt. Reasons are for people, in one line, without secrets. */
public sealed interface Outcome {

    /** The vendor has taken responsibility for the notification. */
    record Delivered() implements Outcome {}

    /**
     * Not delivered, or nobody knows; the same notification may go through later.
     *
     * @param after the least time to wait, as the vendor asked; zero if it did not say
     * @param wholeChannel the vendor wants to hear nothing at all for that long, not only not this notification
     */
    record Retry(String reason, Duration after, boolean wholeChannel) implements Outcome {}

    /** The vendor understood this notification and will never take it as it is. */
    record GiveUp(String reason) implements Outcome {}

    static Outcome delivered() {
        return new Delivered();
    }

    static Outcome retry(String reason) {
        return new Retry(reason, Duration.ZERO, false);
    }

    static Outcome retryWholeChannel(String reason, Duration after) {
        return new Retry(reason, after, true);
    }

    static Outcome giveUp(String reason) {
        return new GiveUp(reason);
    }
}

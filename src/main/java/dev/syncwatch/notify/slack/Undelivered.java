package dev.syncwatch.notify.slack;

import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import java.util.Set;

/** A call that did not do what it was made for, and what that means for the attempt. */
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;
    private static final Set<String> GONE = Set.of("message_not_found", "thread_not_found");
    private static final Set<String> FIXED = Set.of("cant_update_message", "edit_window_closed");

    private final transient Outcome outcome;
    private final String error;

    /** {@code error} is Slack's word for it, or empty. */
    Undelivered(Outcome outcome, String error) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
        this.error = error;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The message or thread that the call was about is not there, or no longer. */
    boolean isGone() {
        return GONE.contains(error);
    }

    /** What is shown stays as it is, however often it is tried. */
    boolean isBeyondEdit() {
        return isGone() || FIXED.contains(error);
    }

    /** Slack understood what it was given, and will never take it as it is. */
    boolean isRejection() {
        return outcome instanceof GiveUp;
    }

    /** The same when it is no message that was rejected, so that a plainer one would not help. */
    Undelivered asRetry() {
        return outcome instanceof GiveUp rejected ? new Undelivered(Outcome.retry(rejected.reason()), error) : this;
    }

    /** The same where something of the attempt has, or may have, got through already. */
    Undelivered withSomethingThrough() {
        return outcome instanceof Retry retry
                ? new Undelivered(new Retry(retry.reason(), retry.after(), retry.wholeChannel(), true), error)
                : this;
    }
}

package dev.syncwatch.notify;

import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.PublishedChange;
import java.util.Optional;

/** Whether a change is told to a channel, and why or why not. */
public enum NotifyDecision {
    STARTED_FIRING(Action.OPEN),
    RESOLVED(Action.CLOSE),
    /** Ended for want of data: it is closed, and the page says that nobody knows. */
    DATA_STOPPED(Action.CLOSE),
    NOT_ADDRESSED_TO_CHANNEL(null),
    NOT_LIVE(null),
    /** Pending, or fallen back from it: nobody has been told anything yet. */
    NOT_YET_FIRING(null),
    /** Recovering may turn back, so what is open stays open. */
    STILL_OPEN(null),
    /** The same episode goes on; it was opened when it began. */
    FIRING_AGAIN(null);

    private final Action action;

    NotifyDecision(Action action) {
        this.action = action;
    }

    /** What to do at the vendor; empty if nothing. */
    public Optional<Action> action() {
        return Optional.ofNullable(action);
    }

    /** Decides from the change alone, so that the same change gives the same decision after a restart. */
    public static NotifyDecision of(PublishedChange change, String channel) {
        if (!change.channels().contains(channel)) {
            return NOT_ADDRESSED_TO_CHANNEL;
        }
        if (!change.mode().equals("live")) {
            return NOT_LIVE;
        }
        return switch (change.state()) {
            case FIRING -> change.previous() == PublishedChange.State.RECOVERING ? FIRING_AGAIN : STARTED_FIRING;
            case RECOVERING -> STILL_OPEN;
            case RESOLVED -> RESOLVED;
            case EXPIRED -> DATA_STOPPED;
            case INACTIVE, PENDING -> NOT_YET_FIRING;
        };
    }
}

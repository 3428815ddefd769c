package dev.syncwatch.window;

/** State: all that is kept of one user, as one value. */
public final class UserMemory {

    /** No timer; any other time may be one, 1970 included. */
    static final long NO_TIMER = Long.MIN_VALUE;

    public SeenMessages messages = new SeenMessages();
    public UserPanes panes = new UserPanes();
    /** The one timer that is registered, in epoch milliseconds, or {@link #NO_TIMER}. */
    public long timer = NO_TIMER;

    /** The first event time behind which something here can be forgotten; call it only while there is something. */
    long forgettableAt(MeasurePlan plan) {
        return Math.min(messages.forgettableAt(), panes.forgettableAt(plan));
    }

    boolean isEmpty() {
        return messages.isEmpty() && panes.isEmpty();
    }
}

package dev.syncwatch.window;

import dev.syncwatch.window.sequence.SequenceMemory;

/** State: all that is kept of one user, as one value. */
public final class UserMemory {

    /** No timer; any other time may be one, 1970 included. */
    static final long NO_TIMER = Long.MIN_VALUE;

    public SeenMessages messages = new SeenMessages();
    public UserPanes panes = new UserPanes();
    public SequenceMemory sequences = new SequenceMemory();
    /** The one timer that is registered, in epoch milliseconds, or {@link #NO_TIMER}. */
    public long timer = NO_TIMER;

    boolean isEmpty() {
        return messages.isEmpty() && panes.isEmpty() && sequences.isEmpty();
    }
}

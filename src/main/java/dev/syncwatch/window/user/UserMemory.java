package dev.syncwatch.window.user;

import dev.syncwatch.window.sequence.SequenceMemory;

/** State: all that is kept of one user, as one value; {@link MemoryForm} has its bytes. */
public final class UserMemory {

    /** No timer; any other time may be one, 1970 included. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    public final SeenMessages messages;
    public final UserPanes panes;
    public final SequenceMemory sequences;
    /** The one timer that is registered, in epoch milliseconds, or {@link #NO_TIMER}. */
    public long timer = NO_TIMER;

    public UserMemory() {
        this(new SeenMessages(), new UserPanes(), new SequenceMemory());
    }

    private UserMemory(SeenMessages messages, UserPanes panes, SequenceMemory sequences) {
        this.messages = messages;
        this.panes = panes;
        this.sequences = sequences;
    }

    public boolean isEmpty() {
        return messages.isEmpty() && panes.isEmpty() && sequences.isEmpty();
    }

    /** One that shares nothing that can change. */
    public UserMemory copy() {
        UserMemory copy = new UserMemory(messages.copy(), panes.copy(), sequences.copy());
        copy.timer = timer;
        return copy;
    }
}

package dev.syncwatch.window;

/** State: all that is kept of one user, as one value. */
public final class UserMemory {

    public SeenMessages messages = new SeenMessages();
    public UserPanes panes = new UserPanes();
    /** The one timer that is registered, in epoch milliseconds; 0 for none. */
    public long timer;

    boolean isEmpty() {
        return messages.isEmpty() && panes.isEmpty();
    }
}

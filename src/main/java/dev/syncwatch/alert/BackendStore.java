package dev.syncwatch.alert;

import dev.syncwatch.window.backend.BackendRow;

/** Where what the backend's log says of an environment is kept, pane by pane. Times in epoch milliseconds. */
public interface BackendStore {

    /** Adds to what is known of the pane that starts then. */
    void add(long pane, BackendRow... rows) throws Exception;

    /** What is known of the panes that start in {@code [from, to)}, added up. */
    BackendRow[] between(long from, long to) throws Exception;

    /**
     * Forgets the panes that start before then.
     *
     * @return whether any is left
     */
    boolean forget(long before) throws Exception;
}

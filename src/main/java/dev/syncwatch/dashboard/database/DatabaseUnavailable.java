package dev.syncwatch.dashboard.database;

/** The database gave no answer; the message says to people why, and nothing of addresses, users or statements. */
public final class DatabaseUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    /** What it is that fails. */
    public enum Reason {
        /** It can't be reached, or lets nobody read. */
        BROKEN,
        /** It has no tables yet. */
        EMPTY,
        /** This one question takes too long. */
        SLOW
    }

    private final Reason reason;

    public DatabaseUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

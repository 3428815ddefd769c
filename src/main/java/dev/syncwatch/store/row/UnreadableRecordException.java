package dev.syncwatch.store.row;

/** A record is not what its topic promises; the message says why, without its content. */
public final class UnreadableRecordException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableRecordException(String message) {
        super(message);
    }
}

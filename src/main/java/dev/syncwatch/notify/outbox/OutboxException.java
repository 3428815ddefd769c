package dev.syncwatch.notify.outbox;

/** The outbox could not be read or written; what was to be written may have been, or not. */
public class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}

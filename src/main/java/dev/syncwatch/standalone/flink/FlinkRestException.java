package dev.syncwatch.standalone.flink;

/** Flink was not reached, or refused; the message says in plain words what and why. */
public final class FlinkRestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** {@code status} as in HTTP, or 0 if there was no answer; {@code cause} may be null. */
    FlinkRestException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** As in HTTP, or 0 if there was no answer. */
    public int status() {
        return status;
    }
}

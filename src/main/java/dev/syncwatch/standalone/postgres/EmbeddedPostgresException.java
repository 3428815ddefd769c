package dev.syncwatch.standalone.postgres;

/** The embedded database can't run; the message says in plain words what is wrong and what to do about it. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code message} is for people; {@code cause} may be null. */
    public EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.syncwatch.standalone;

/** The embedded broker can't run; the message says in plain words what is wrong and what to do about it. */
public final class EmbeddedKafkaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code message} is for people; {@code cause} may be null. */
    public EmbeddedKafkaException(String message, Throwable cause) {
        super(message, cause);
    }
}

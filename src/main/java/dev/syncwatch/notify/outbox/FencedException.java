package dev.syncwatch.notify.outbox;

/** Another instance serves this channel now; this one must not send anything any more. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FencedException(Throwable cause) {
        super("another instance has taken this channel over", cause);
    }
}

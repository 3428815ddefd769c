package dev.syncwatch.notify.silence;

/** What was written is no silence; the message says why, in one line, to whoever wrote it. */
public final class BadSilence extends Exception {
    private static final long serialVersionUID = 1;

    public BadSilence(String message) {
        super(message);
    }
}

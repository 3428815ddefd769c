package dev.syncwatch.notify.silence.recurrence;

/** What was written does not recur, or not as it reads; the message says why, in one line, to whoever wrote it. */
public final class BadRecurrence extends Exception {
    private static final long serialVersionUID = 1;

    public BadRecurrence(String message) {
        super(message);
    }
}

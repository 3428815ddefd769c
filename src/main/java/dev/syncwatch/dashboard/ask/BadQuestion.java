package dev.syncwatch.dashboard.ask;

/** What was asked can't be answered; the message says why, to whoever asked. */
public final class BadQuestion extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadQuestion(String message) {
        super(message);
    }
}

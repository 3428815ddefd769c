package dev.syncwatch.job;

/** A settings file cannot be used; the message is {@code file:line:column: what}. */
public final class BadSettings extends Exception {
    private static final long serialVersionUID = 1;

    public BadSettings(String message) {
        super(message);
    }
}

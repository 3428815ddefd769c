package dev.syncwatch.cli.ruletest.timeline;

/** A line of the notation that can't be read; the message says why, and what to write instead. */
public final class BadNotation extends Exception {
    private static final long serialVersionUID = 1;

    public BadNotation(String message) {
        super(message);
    }
}

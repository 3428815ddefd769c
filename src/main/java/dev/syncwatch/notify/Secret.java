package dev.syncwatch.notify;

/** A text that must not be seen in a log, a page or an error. Only {@link #reveal()} gives it away. */
public final class Secret {
    private static final String HIDDEN = "(secret)";

    private final String text;

    /** Throws an IllegalArgumentException if the text is blank. */
    public Secret(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        this.text = text;
    }

    /** The text itself; for the one line that sends it. */
    public String reveal() {
        return text;
    }

    /** Takes the secret out of a text that came back from outside, and may quote it. */
    public String removedFrom(String answer) {
        return answer.replace(text, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}

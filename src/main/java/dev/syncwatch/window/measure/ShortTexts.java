package dev.syncwatch.window.measure;

/** Texts that are short enough to be remembered, so that what phones say can't fill memory. */
public final class ShortTexts {

    /** Characters of the longest. */
    private static final int LONGEST = 64;

    private ShortTexts() {}

    static boolean is(String text) {
        return text.length() <= LONGEST;
    }

    /** Whether all are; each may be null. */
    public static boolean are(String[] texts) {
        for (String text : texts) {
            if (text != null && !is(text)) {
                return false;
            }
        }
        return true;
    }
}

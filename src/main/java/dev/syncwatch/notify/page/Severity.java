package dev.syncwatch.notify.page;

import java.util.Locale;

/** How bad it is, in the four words that rules and vendors share. */
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    /** The word in lower case, as rules and PagerDuty write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word; one that is unknown is {@link #CRITICAL}, because a misspelt page must not be a quiet one. */
    public static Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        return CRITICAL;
    }
}

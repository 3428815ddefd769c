package dev.syncwatch.detect;

/** What a rule says of a group at one evaluation. */
public enum Answer {
    TRUE,
    FALSE,
    /** Too little is known; never resolves anything. */
    UNKNOWN
}

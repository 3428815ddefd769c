package dev.syncwatch.rule;

/** What an absence rule makes of remote config having switched scheduled sync off. */
public enum WhenSyncDisabled {
    /** The answer is unknown meanwhile. */
    SUPPRESS,
    /** Only activity with a trigger other than {@code scheduled} counts meanwhile. */
    MANUAL_ONLY,
    /** Nothing changes. */
    IGNORE
}

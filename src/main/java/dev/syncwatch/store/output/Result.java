package dev.syncwatch.store.output;

/** What a topic holds that the output job reads. */
public enum Result {
    WINDOWS,
    MINUTES,
    ALERTS,
    PROGRESS,
    RULE_STATUS,
    SILENCES,
    /** What became of one channel's notifications. */
    OUTBOX
}

package dev.syncwatch.telemetry;

/** What becomes of an event; every one that arrives is counted under one of these. */
public enum Fate {
    /** Takes part in windows, sequences and groups. */
    COUNTED,
    /** The user's message was here before. */
    DUPLICATE,
    /** Further behind its partition than {@code outOfOrderness}, or its pane had been evaluated. */
    LATE,
    /** Occurred more than 15 minutes before it arrived. */
    STALE,
    HEARTBEAT,
    IGNORED,
    DEAD,
    /** Counted beside one of the others: the client's clock was in the future. */
    CLOCK_CLAMPED,
    /** Counted beside one of the others, and only where minutes are counted: occurred so long ago that its minute is closed. */
    TOO_OLD
}

package dev.syncwatch.telemetry;

/** What one of the four events says of a sync. New ones go to the end: state counts by position. */
public enum Outcome {
    STARTED,
    /** Completed with status {@code success}. */
    SUCCEEDED,
    /** Completed with another status, or with none. */
    COMPLETED_OTHER,
    FAILED,
    SKIPPED;

    /** Whether it ends a sync: completed or failed. */
    public boolean isAttempt() {
        return this == SUCCEEDED || isFailure();
    }

    /** Whether it ends a sync, and not well. */
    public boolean isFailure() {
        return this == FAILED || this == COMPLETED_OTHER;
    }
}

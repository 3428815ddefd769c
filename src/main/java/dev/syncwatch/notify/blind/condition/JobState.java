package dev.syncwatch.notify.blind.condition;

/**
 * What Flink says of the detection job.
 *
 * @param reason why it failed, in one line without secrets or user ids; empty if it did not
 * @param fates  what became of events since the job's last start; null if that can't be told
 */
public record JobState(Status status, String reason, FateTotals fates) {

    /** In what state the job is. */
    public enum Status {
        RUNNING,
        /** Starting, or starting anew after a failure. */
        RESTARTING,
        /** It has ended, and nobody starts it again. */
        FAILED,
        /** Nobody knows: it runs elsewhere, or Flink does not answer. */
        UNKNOWN
    }

    public static JobState unknown() {
        return new JobState(Status.UNKNOWN, "", null);
    }
}

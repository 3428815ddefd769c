package dev.syncwatch.dashboard.health;

import java.util.List;

/**
 * How the pipeline does, as far as somebody outside the database can tell; what nobody can tell is null.
 *
 * @param lagRecords           telemetry that waits in Kafka, as of the detection job's last checkpoint
 * @param checkpointAgeSeconds since the oldest of the jobs' newest checkpoints
 * @param watermarkAgeSeconds  from the detection job's event time to the wall clock
 */
public record Health(Long lagRecords, Long checkpointAgeSeconds, Long watermarkAgeSeconds, List<Job> jobs) {

    /** A Flink job; {@code state} is Flink's word in lower case, such as {@code running}. */
    public record Job(String name, String state) {}

    /** Where nobody can tell. */
    public static Health unknown() {
        return new Health(null, null, null, List.of());
    }
}

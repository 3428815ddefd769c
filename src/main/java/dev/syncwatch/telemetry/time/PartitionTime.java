package dev.syncwatch.telemetry.time;

/** State: the newest event time of a partition, in epoch milliseconds. */
public record PartitionTime(int partition, long newest) {}

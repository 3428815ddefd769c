package dev.syncwatch.telemetry;

/**
 * Where a record came from.
 *
 * @param topic     the Kafka topic; in files null for telemetry, else the topic that the file stands in for
 * @param partition the Kafka partition, or {@link #NO_PARTITION} for a line that carries none
 * @param offset    the Kafka offset, or −1
 * @param line      the line in the file, from 1; 0 for records out of Kafka
 */
public record Position(String topic, int partition, long offset, long line) {

    /** All lines of a file that carry no partition are one partition of their own. */
    public static final int NO_PARTITION = -1;
}

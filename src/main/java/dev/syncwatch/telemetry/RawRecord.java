package dev.syncwatch.telemetry;

/**
 * The bytes of one record, not yet read: {@code bytes[from, to)}.
 *
 * @param arrival the Kafka record's timestamp in epoch milliseconds, or {@link #NO_ARRIVAL} where event time has to stand in
 */
public record RawRecord(byte[] bytes, int from, int to, long arrival, Position position) {

    /** A file's line without a wrapper has no arrival. */
    public static final long NO_ARRIVAL = Long.MIN_VALUE;

    /** A record's value as Kafka delivers it; a missing value (a tombstone) is an empty one. */
    public static RawRecord of(byte[] value, long arrival, Position position) {
        byte[] bytes = value == null ? new byte[0] : value;
        return new RawRecord(bytes, 0, bytes.length, arrival, position);
    }

    public int length() {
        return to - from;
    }
}

package dev.syncwatch.store.output;

/**
 * A record as it stands in Kafka.
 *
 * @param channel   of an outbox; the empty text else
 * @param key       may be null
 * @param value     null where it deletes what was under its key
 * @param timestamp epoch milliseconds
 */
public record ResultRecord(Result result, String channel, byte[] key, byte[] value, long timestamp, long offset) {}

package dev.syncwatch.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event that a random case is going to spell.
 *
 * @param partition {@link Decoded#UNWRAPPED} for a line without the kafka wrapper
 * @param time event time, epoch milliseconds
 * @param delivered what the file is ordered by, epoch milliseconds
 * @param occurred the client's time, epoch milliseconds
 * @param fields {@code event}, user, {@code messageId} and all others by name; a null is written as one
 */
record Draft(int partition, long time, long delivered, long occurred, Map<String, Object> fields) {

    Draft withTimes(long newTime, long newDelivered, long newOccurred) {
        return new Draft(partition, newTime, newDelivered, newOccurred, fields);
    }

    Draft with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Draft(partition, time, delivered, occurred, changed);
    }

    boolean isHeartbeat() {
        return "syncwatch_heartbeat".equals(fields.get("event"));
    }
}

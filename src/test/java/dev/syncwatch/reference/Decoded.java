package dev.syncwatch.reference;

import java.util.Map;

/**
 * One record of the file: an event of its own, or one member of a batch.
 *
 * @param line 1-based
 * @param partition {@link #UNWRAPPED} for lines that do not tell theirs
 * @param time event time in epoch milliseconds; 0 for records that have none
 * @param occurredAt the client's time, corrected and clamped; epoch milliseconds
 * @param user null where the event has neither {@code userId} nor {@code anonymousId}
 * @param fields the present fields that rules can name
 */
public record Decoded(
        Kind kind,
        int line,
        int partition,
        long time,
        long occurredAt,
        boolean clamped,
        String user,
        Map<String, String> fields) {
    static final int UNWRAPPED = -1;

    /** What it turned out to be. */
    public enum Kind {
        EVENT,
        HEARTBEAT,
        IGNORED,
        DEAD
    }

    static Decoded timeless(Kind kind, int line) {
        return new Decoded(kind, line, UNWRAPPED, 0, 0, false, null, Map.of());
    }

    boolean movesTime() {
        return kind == Kind.EVENT || kind == Kind.HEARTBEAT;
    }
}

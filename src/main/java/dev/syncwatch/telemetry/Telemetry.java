package dev.syncwatch.telemetry;

/**
 * What one event of a record of telemetry, or one line of the backend's log, turned out to be.
 *
 * @param kind       which of the other components are set
 * @param partition  the partition whose order decides what is late
 * @param eventTime  epoch milliseconds; 0 for {@link Kind#IGNORED} and {@link Kind#DEAD}
 * @param event      set for {@link Kind#EVENT}
 * @param log        set for {@link Kind#LOG}
 * @param deadLetter set for {@link Kind#DEAD}
 */
public record Telemetry(
        Kind kind, int partition, long eventTime, SyncEvent event, LogEntry log, DeadLetter deadLetter) {

    /** What can come out of one event. */
    public enum Kind {
        EVENT,
        HEARTBEAT,
        /** What the backend said; it does not move time. */
        LOG,
        /** Another event name, an SDK call that is no {@code track}, another service's log: counted, nothing else. */
        IGNORED,
        DEAD,
        /** Time alone that no record carries: the end of a file. */
        END_OF_INPUT
    }

    public static Telemetry event(int partition, SyncEvent event) {
        return new Telemetry(Kind.EVENT, partition, event.eventTime(), event, null, null);
    }

    public static Telemetry log(int partition, LogEntry log) {
        return new Telemetry(Kind.LOG, partition, log.time(), null, log, null);
    }

    /** Time alone. */
    public static Telemetry heartbeat(int partition, long eventTime) {
        return new Telemetry(Kind.HEARTBEAT, partition, eventTime, null, null, null);
    }

    /** The moment after the last event of a finite input, by which its last pane is over. */
    public static Telemetry endOfInput(int partition, long eventTime) {
        return new Telemetry(Kind.END_OF_INPUT, partition, eventTime, null, null, null);
    }

    public static Telemetry ignored(int partition) {
        return new Telemetry(Kind.IGNORED, partition, 0, null, null, null);
    }

    public static Telemetry dead(DeadLetter deadLetter) {
        return new Telemetry(Kind.DEAD, deadLetter.position().partition(), 0, null, null, deadLetter);
    }

    /** Whether this moves event time: of what records carry, only the four events and heartbeats do. */
    public boolean movesTime() {
        return kind == Kind.EVENT || kind == Kind.HEARTBEAT || kind == Kind.END_OF_INPUT;
    }
}

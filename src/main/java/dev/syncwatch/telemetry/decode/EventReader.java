package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.Timestamps.ABSENT;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.util.Locale;

/** Turns a filled {@link Envelope} into the event that it carries: which envelope, which fields, which times. */
final class EventReader {

    /** An event of more bytes than this is not read: 256 KiB. */
    static final int MAX_EVENT_BYTES = 256 * 1024;

    /** A client's time this far after arrival, in milliseconds, is a clock that is wrong: 5 minutes. */
    private static final long CLOCK_TOLERANCE_MILLIS = 5 * 60_000L;

    private EventReader() {}

    /** What stands in for a member's own times: those of the batch around it, or {@link Timestamps#ABSENT}. */
    record BatchTimes(long timestamp, long sentAt) {
        static final BatchTimes NONE = new BatchTimes(ABSENT, ABSENT);
    }

    /**
     * @param member the index in the batch, or −1
     */
    static Telemetry read(Envelope envelope, RawRecord record, int member, BatchTimes batch) {
        if (envelope.span.length() > MAX_EVENT_BYTES) {
            return dead("an event over 256 KiB", envelope, record, member);
        }
        int partition = record.position().partition();
        if (envelope.isOtherSdkCall()) {
            return Telemetry.ignored(partition);
        }
        String wireName = envelope.eventName();
        if (wireName == null) {
            return dead("no event name", envelope, record, member);
        }
        EventName name = EventName.of(wireName);
        if (name == null) {
            return Telemetry.ignored(partition);
        }
        long timestamp = either(envelope.timestamp(), batch.timestamp());
        long arrival = arrival(envelope, record, timestamp);
        if (arrival == ABSENT) {
            return dead("no time", envelope, record, member);
        }
        return name == EventName.HEARTBEAT
                ? Telemetry.heartbeat(partition, arrival)
                : Telemetry.event(
                        partition, event(name, envelope, arrival, occurredAt(envelope, timestamp, arrival, batch)));
    }

    private static Telemetry dead(String reason, Envelope envelope, RawRecord record, int member) {
        return Telemetry.dead(DeadLetter.of(reason, record, member, envelope.span));
    }

    /** Event time: the record's own where it has one; in files what the event says of its arrival. */
    private static long arrival(Envelope envelope, RawRecord record, long timestamp) {
        if (record.arrival() != RawRecord.NO_ARRIVAL) {
            return record.arrival();
        }
        long received = envelope.time(Key.RECEIVED_AT);
        return either(received, either(timestamp, envelope.time(Key.ORIGINAL_TIMESTAMP)));
    }

    /** The client's time with the client's clock error, which shows between sending and receiving, taken off. */
    private static long occurredAt(Envelope envelope, long timestamp, long arrival, BatchTimes batch) {
        long original = envelope.time(Key.ORIGINAL_TIMESTAMP);
        long sent = either(envelope.time(Key.SENT_AT), batch.sentAt());
        if (original != ABSENT && sent != ABSENT) {
            return original + either(envelope.time(Key.RECEIVED_AT), arrival) - sent;
        }
        return either(timestamp, arrival);
    }

    private static SyncEvent event(EventName name, Envelope envelope, long arrival, long occurredAt) {
        boolean clamped = occurredAt - arrival > CLOCK_TOLERANCE_MILLIS;
        String environment = envelope.field(Key.ENVIRONMENT);
        String platform = envelope.field(Key.PLATFORM);
        return new SyncEvent(
                name,
                envelope.user(),
                envelope.anonymousId(),
                envelope.field(Key.SESSION_ID),
                envelope.messageId(),
                environment == null ? "production" : environment,
                platform == null ? null : platform.toLowerCase(Locale.ROOT),
                envelope.field(Key.APP_VERSION),
                envelope.field(Key.TRIGGER),
                envelope.field(Key.STATUS),
                envelope.field(Key.STAGE),
                envelope.field(Key.STATUS_CODE),
                envelope.field(Key.REASON),
                envelope.field(Key.MESSAGE),
                envelope.field(Key.QUEUE_DELTA),
                envelope.field(Key.DIRTY_COUNT),
                envelope.field(Key.DURATION_MS),
                arrival,
                clamped ? arrival : occurredAt,
                clamped);
    }

    private static long either(long time, long standIn) {
        return time != ABSENT ? time : standIn;
    }
}

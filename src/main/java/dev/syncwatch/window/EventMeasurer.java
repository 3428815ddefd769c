package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Numbers;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.measure.Remembered;
import dev.syncwatch.window.sample.MessageTemplate;
import dev.syncwatch.window.sequence.SequenceTracker;
import java.math.BigDecimal;
import java.util.List;

/** Measures an event against the plan: which selections hold, which groups it belongs to, what it adds to sums. */
public final class EventMeasurer {

    private static final long MINUTE_MILLIS = 60_000;

    private final MeasurePlan plan;
    private final boolean minutes;
    private final Measurements measurements;
    private final List<EventField> addends;
    private final Remembered<BigDecimal> numbers = new Remembered<>(Numbers::read);
    private final Remembered<String> samples = new Remembered<>(MessageTemplate::ofText);
    private final Remembered<Long> sameness = new Remembered<>(EventMeasurer::sameness);
    private final SequenceTracker sequences;

    /** For windows alone. */
    EventMeasurer(MeasurePlan plan) {
        this(plan, false);
    }

    /**
     * @param minutes whether events count by minute too
     */
    EventMeasurer(MeasurePlan plan, boolean minutes) {
        this.plan = plan;
        this.minutes = minutes;
        this.measurements = new Measurements(plan);
        this.addends = plan.addends();
        this.sequences = new SequenceTracker(plan.sequences());
    }

    UserEvent measure(TimedEvent timed) {
        SyncEvent event = timed.event();
        FieldLookup fields = field -> text(event, field);
        boolean counts = !timed.late() && !event.stale();
        boolean countsInMinute = minutes && !timed.tooOld();
        Measurement measurement = measurements.of(event, fields, counts, countsInMinute);
        return new UserEvent(
                UserEvent.userOf(event.user()),
                event.messageId() == null || event.user() == null ? 0 : UserEvent.hashOf(event.messageId()),
                event.eventTime(),
                timed.late(),
                event.stale(),
                measurement,
                counts || countsInMinute ? addends(fields) : null,
                counts && measurement.shares(sequences) ? same(fields) : null,
                counts && event.outcome().isFailure() ? sample(event) : null,
                minuteOf(timed));
    }

    private String sample(SyncEvent event) {
        return event.message() == null ? null : samples.of(MessageTemplate.withoutIds(event));
    }

    private long minuteOf(TimedEvent timed) {
        if (!minutes) {
            return UserEvent.NO_MINUTE;
        }
        return timed.tooOld()
                ? UserEvent.TOO_OLD
                : Math.floorDiv(timed.event().occurredAt(), MINUTE_MILLIS) * MINUTE_MILLIS;
    }

    /** What a line of the backend's log adds to windows: it has no user. Null where no rule asks for it. */
    UserEvent measure(LogEntry entry) {
        FieldLookup fields = field -> text(entry, field);
        long[] bits = new long[(plan.selections().size() + 63) >> 6];
        boolean any = false;
        for (int i = 0; i < plan.selections().size(); i++) {
            if (plan.selections().get(i).holdsForLog(entry, fields)) {
                bits[i >> 6] |= 1L << i;
                any = true;
            }
        }
        return any
                ? new UserEvent(
                        UserEvent.NOBODY,
                        0,
                        entry.time(),
                        false,
                        false,
                        new Measurement(
                                bits, measurements.groups(fields, plan.layouts().size()), null, null, false),
                        addends(fields),
                        null,
                        null,
                        UserEvent.NO_MINUTE)
                : null;
    }

    private static String text(LogEntry entry, EventField field) {
        return switch (field) {
            case EVENT -> LogEntry.EVENT;
            case ENVIRONMENT -> entry.environment();
            case STATUS_CODE -> entry.statusCode();
            case MESSAGE -> entry.message();
            case DURATION_MS -> entry.durationMs();
            default -> null;
        };
    }

    private BigDecimal[] addends(FieldLookup fields) {
        BigDecimal[] values = new BigDecimal[addends.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.of(fields.text(addends.get(i)));
        }
        return values;
    }

    private long[] same(FieldLookup fields) {
        long[] hashes = new long[plan.sameFields().size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = sameness.of(fields.text(plan.sameFields().get(i)));
        }
        return hashes;
    }

    /** Equal for values that count as equal: numbers as numbers, absent like absent. */
    private static Long sameness(String text) {
        if (text == null) {
            return 0L;
        }
        BigDecimal number = Numbers.read(text);
        return UserEvent.hashOf(number == null ? "t" + text : "n" + number.stripTrailingZeros());
    }

    /** The field's value as rules see it; null when absent. */
    public static String text(SyncEvent event, EventField field) {
        return switch (field) {
            case EVENT -> event.name().wireName();
            case USER_ID -> event.user();
            case SESSION_ID -> event.sessionId();
            case MESSAGE_ID -> event.messageId();
            case ENVIRONMENT -> event.environment();
            case PLATFORM -> event.platform();
            case APP_VERSION -> event.appVersion();
            case TRIGGER -> event.trigger();
            case STATUS -> event.status();
            case STAGE -> event.stage();
            case STATUS_CODE -> event.statusCode();
            case REASON -> event.reason();
            case MESSAGE -> event.message();
            case QUEUE_DELTA -> event.queueDelta();
            case DIRTY_COUNT -> event.dirtyCount();
            case DURATION_MS -> event.durationMs();
        };
    }
}

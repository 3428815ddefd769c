package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.HashFunnel;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Numbers;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.measure.Remembered;
import dev.syncwatch.window.measure.RememberedName;
import dev.syncwatch.window.measure.Selector;
import dev.syncwatch.window.sample.MessageTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Measures an event against the plan: which selections hold, which groups it belongs to, what it adds to sums. */
public final class EventMeasurer {

    private static final Hasher64 MESSAGE_IDS = Hashing.komihash5_0();
    private static final HashFunnel<CharSequence> CHARS = (id, sink) -> sink.putChars(id);

    /** The trigger of a sync that nobody asked for. */
    private static final String SCHEDULED = "scheduled";

    private static final long MINUTE_MILLIS = 60_000;

    private final MeasurePlan plan;
    private final boolean minutes;
    private final List<GroupNames> names = new ArrayList<>();
    private final List<EventField> addends;
    private final Selector selector;
    private final Remembered<BigDecimal> numbers = new Remembered<>(Numbers::read);
    private final Remembered<Long> sameness = new Remembered<>(EventMeasurer::sameness);
    private final RememberedName evidence =
            new RememberedName(texts -> EvidenceRow.key(texts[0], texts[1], texts[2], texts[3]));
    private final String[] evidenceTexts = new String[4];

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
        for (Layout layout : plan.layouts()) {
            names.add(new GroupNames(layout.grouping()));
        }
        this.addends = plan.addends();
        this.selector = new Selector(plan.selections());
    }

    UserEvent measure(TimedEvent timed) {
        SyncEvent event = timed.event();
        FieldLookup fields = field -> text(event, field);
        Outcome outcome = event.outcome();
        boolean counts = !timed.late() && !event.stale();
        boolean countsSomewhere = counts || minutes && !timed.tooOld();
        return new UserEvent(
                event.user(),
                event.messageId() == null || event.user() == null ? 0 : hash(event.messageId()),
                event.eventTime(),
                timed.late(),
                event.stale(),
                counts ? selector.select(fields, event.eventTime()) : null,
                countsSomewhere ? groups(fields, counts ? names.size() : 1) : null,
                countsSomewhere ? addends(fields) : null,
                counts ? same(fields) : null,
                counts && outcome.isAttempt() || minutes && !timed.tooOld() ? evidence(event) : null,
                outcome,
                counts && outcome.isFailure() ? MessageTemplate.of(event) : null,
                event.trigger() != null && !event.trigger().equals(SCHEDULED),
                minuteOf(timed));
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
                        null,
                        0,
                        entry.time(),
                        false,
                        false,
                        bits,
                        groups(fields, names.size()),
                        addends(fields),
                        null,
                        null,
                        null,
                        null,
                        false,
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

    private static long hash(String messageId) {
        long hash = MESSAGE_IDS.hashToLong(messageId, CHARS);
        return hash == 0 ? 1 : hash;
    }

    /** By the first groupings, that by environment being the first of all. */
    private String[] groups(FieldLookup fields, int groupings) {
        String[] keys = new String[groupings];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = names.get(i).keyOf(fields);
        }
        return keys;
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
        return hash(number == null ? "t" + text : "n" + number.stripTrailingZeros());
    }

    private String evidence(SyncEvent event) {
        evidenceTexts[0] = event.stage();
        evidenceTexts[1] = event.statusCode();
        evidenceTexts[2] = event.appVersion();
        evidenceTexts[3] = event.platform();
        return evidence.of(evidenceTexts);
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

package dev.syncwatch.reference;

import dev.syncwatch.reference.Decoded.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Section 5: what becomes of each record. Every question is asked of all records before it, in file order. */
final class Fates {
    private static final long DUPLICATE_MILLIS = 10 * 60_000;
    private static final long STALE_MILLIS = 15 * 60_000;
    private static final long DAY_MILLIS = 24 * 60 * 60_000;

    /** In the order in which they are judged. */
    enum Fate {
        DEAD,
        IGNORED,
        HEARTBEAT,
        DUPLICATE,
        LATE,
        STALE,
        COUNTED
    }

    private final List<Decoded> records;
    private final long outOfOrdernessMillis;
    private final List<Fate> fates = new ArrayList<>();

    Fates(List<Decoded> records, long outOfOrdernessMillis) {
        this.records = records;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        for (int position = 0; position < records.size(); position++) {
            fates.add(judge(position));
        }
    }

    List<Event> counted() {
        List<Event> events = new ArrayList<>();
        for (int position = 0; position < records.size(); position++) {
            Decoded record = records.get(position);
            if (fates.get(position) == Fate.COUNTED) {
                events.add(new Event(position, record.time(), record.user(), record.fields()));
            }
        }
        return events;
    }

    /** Section 11: the events that count in the minute in which they occurred. */
    List<Decoded> inMinutes() {
        List<Decoded> events = new ArrayList<>();
        for (int position = 0; position < records.size(); position++) {
            Decoded record = records.get(position);
            if (isEvent(record) && fates.get(position) != Fate.DUPLICATE && !isTooOld(record, position)) {
                events.add(record);
            }
        }
        return events;
    }

    private boolean isTooOld(Decoded record, int position) {
        return records.subList(0, position + 1).stream()
                .filter(earlier -> earlier.movesTime() && earlier.partition() == record.partition())
                .anyMatch(earlier -> record.occurredAt() < earlier.time() - DAY_MILLIS);
    }

    List<Integer> deadLines() {
        return records.stream()
                .filter(record -> record.kind() == Kind.DEAD)
                .map(Decoded::line)
                .toList();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            counts.put(
                    fate.name().toLowerCase(),
                    fates.stream().filter(fate::equals).count());
        }
        counts.put(
                "clock_clamped",
                records.stream().filter(Decoded::clamped).filter(this::isEvent).count());
        return counts;
    }

    private boolean isEvent(Decoded record) {
        return record.kind() == Kind.EVENT;
    }

    private Fate judge(int position) {
        Decoded record = records.get(position);
        return switch (record.kind()) {
            case DEAD -> Fate.DEAD;
            case IGNORED -> Fate.IGNORED;
            case HEARTBEAT -> Fate.HEARTBEAT;
            case EVENT -> event(record, position);
        };
    }

    private Fate event(Decoded record, int position) {
        if (isDuplicate(record, position)) {
            return Fate.DUPLICATE;
        }
        if (isLate(record, position)) {
            return Fate.LATE;
        }
        return isStale(record) ? Fate.STALE : Fate.COUNTED;
    }

    static boolean isStale(Decoded record) {
        return record.time() - record.occurredAt() > STALE_MILLIS;
    }

    private boolean isDuplicate(Decoded record, int position) {
        String messageId = record.fields().get("messageId");
        if (messageId == null || record.user() == null) {
            return false;
        }
        for (int earlier = 0; earlier < position; earlier++) {
            Decoded copy = records.get(earlier);
            boolean original = isEvent(copy) && fates.get(earlier) != Fate.DUPLICATE;
            boolean same = record.user().equals(copy.user())
                    && messageId.equals(copy.fields().get("messageId"));
            if (original && same && Math.abs(record.time() - copy.time()) <= DUPLICATE_MILLIS) {
                return true;
            }
        }
        return false;
    }

    private boolean isLate(Decoded record, int position) {
        return records.subList(0, position).stream()
                .filter(earlier -> earlier.movesTime() && earlier.partition() == record.partition())
                .anyMatch(earlier -> record.time() < earlier.time() - outOfOrdernessMillis);
    }
}

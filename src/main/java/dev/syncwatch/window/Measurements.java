package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.window.measure.RememberedName;
import dev.syncwatch.window.measure.SeenKey;
import dev.syncwatch.window.measure.Selector;
import dev.syncwatch.window.measure.ShortTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the measurement of an event. Events of which the conditions of rules, the groupings and the evidence all see the same get one
 * and the same object. Bounded: a third that falls into a bucket puts out the first. Serves one thread.
 */
final class Measurements {

    /** A power of two. */
    private static final int BUCKETS = 1 << 15;

    /** Of a bucket: two keys, each before what it was measured as. */
    private static final int WIDTH = 4;

    /** The trigger of a sync that nobody asked for. */
    private static final String SCHEDULED = "scheduled";

    private static final EventField[] EVIDENCE = {
        EventField.STAGE, EventField.STATUS_CODE, EventField.APP_VERSION, EventField.PLATFORM
    };

    private final Selector selector;
    private final List<GroupNames> names = new ArrayList<>();
    private final RememberedName evidence =
            new RememberedName(texts -> EvidenceRow.key(texts[0], texts[1], texts[2], texts[3]));
    /** Those of the evidence, then what only groupings ask for. */
    private final EventField[] fields;
    /** Whether some grouping asks for each of them. */
    private final boolean[] grouped;

    private final String[] texts;
    /** Whether it matters who set a sync off: what does not matter must not tell events apart. */
    private final boolean tellsManual;

    private final SeenKey key = new SeenKey();
    private final Object[] buckets = new Object[WIDTH * BUCKETS];

    Measurements(MeasurePlan plan) {
        selector = new Selector(plan.selections());
        Set<EventField> asked = new LinkedHashSet<>();
        for (Layout layout : plan.layouts()) {
            names.add(new GroupNames(layout.grouping()));
            asked.addAll(layout.grouping().fields());
        }
        Set<EventField> seen = new LinkedHashSet<>(Arrays.asList(EVIDENCE));
        seen.addAll(asked);
        fields = seen.toArray(EventField[]::new);
        grouped = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            grouped[i] = asked.contains(fields[i]);
        }
        texts = new String[fields.length];
        tellsManual = plan.selections().stream().anyMatch(Selection::isActivity);
    }

    /**
     * The measurement of an event.
     *
     * @param windows whether the event counts in windows
     * @param minute  whether it counts in its minute
     */
    Measurement of(SyncEvent event, FieldLookup lookup, boolean windows, boolean minute) {
        long[] held = selector.held(lookup, event.eventTime());
        boolean hasEvidence = windows && event.outcome().isAttempt() || minute;
        for (int i = 0; i < fields.length; i++) {
            texts[i] = hasEvidence || grouped[i] ? lookup.text(fields[i]) : null;
        }
        boolean manual =
                tellsManual && event.trigger() != null && !event.trigger().equals(SCHEDULED);
        int kind = kind(event.outcome(), windows, minute, manual);
        boolean shortTexts = ShortTexts.are(texts);
        int bucket = WIDTH * bucket(kind, held);
        if (shortTexts) {
            key.set(kind, held, texts);
            if (key.is((char[]) buckets[bucket])) {
                return (Measurement) buckets[bucket + 1];
            }
            if (key.is((char[]) buckets[bucket + 2])) {
                return (Measurement) buckets[bucket + 3];
            }
        }
        Measurement made = new Measurement(
                windows ? selector.selected(held) : null,
                windows || minute ? groups(lookup, windows ? names.size() : 1) : null,
                hasEvidence ? evidence.of(Arrays.copyOf(texts, EVIDENCE.length)) : null,
                event.outcome(),
                manual);
        if (shortTexts) {
            buckets[bucket + 2] = buckets[bucket];
            buckets[bucket + 3] = buckets[bucket + 1];
            buckets[bucket] = key.copy();
            buckets[bucket + 1] = made;
        }
        return made;
    }

    /** What is no text. */
    private static int kind(Outcome outcome, boolean windows, boolean minute, boolean manual) {
        return (windows ? 1 : 0) | (minute ? 2 : 0) | (manual ? 4 : 0) | outcome.ordinal() << 3;
    }

    private int bucket(int kind, long[] held) {
        int hash = 31 * Arrays.hashCode(texts) + kind;
        for (long word : held) {
            hash = 31 * hash + Long.hashCode(word);
        }
        hash *= 0x9E37_79B9; // spreads what differs in a few bits
        return (hash ^ hash >>> 16) & BUCKETS - 1;
    }

    /** By the first groupings, that by environment being the first of all. */
    String[] groups(FieldLookup lookup, int groupings) {
        String[] keys = new String[groupings];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = names.get(i).keyOf(lookup);
        }
        return keys;
    }
}

package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.window.measure.Recent;
import dev.syncwatch.window.measure.SeenKey;
import dev.syncwatch.window.measure.ShortTexts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the origin of an event: the same object for the same one, unless too many others came between. Serves one thread. */
final class KnownOrigins {

    private static final int MOST = 1 << 13;
    private static final long[] NOTHING_HELD = {};

    private final List<GroupNames> names = new ArrayList<>();
    /** App version and platform, then what only groupings ask for. */
    private final EventField[] fields;
    /** Whether some grouping asks for each of them. */
    private final boolean[] grouped;

    private final String[] texts;
    private final SeenKey key = new SeenKey();
    private final Recent<char[], Origin> recent = new Recent<>(MOST);

    KnownOrigins(MeasurePlan plan) {
        Set<EventField> asked = new LinkedHashSet<>();
        for (Layout layout : plan.layouts()) {
            names.add(new GroupNames(layout.grouping()));
            asked.addAll(layout.grouping().fields());
        }
        Set<EventField> seen = new LinkedHashSet<>(List.of(EventField.APP_VERSION, EventField.PLATFORM));
        seen.addAll(asked);
        fields = seen.toArray(EventField[]::new);
        grouped = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            grouped[i] = asked.contains(fields[i]);
        }
        texts = new String[fields.length];
    }

    /**
     * The origin of an event or of a line of the backend's log.
     *
     * @param evidence whether evidence asks for the device: where it does not, that must not tell events apart
     */
    Origin of(FieldLookup lookup, boolean evidence) {
        for (int i = 0; i < fields.length; i++) {
            texts[i] = evidence || grouped[i] ? lookup.text(fields[i]) : null;
        }
        if (!ShortTexts.are(texts)) {
            return made(lookup, evidence);
        }
        key.set(evidence ? 1 : 0, NOTHING_HELD, texts);
        Origin known = recent.find(key.hash(), key);
        if (known == null) {
            known = made(lookup, evidence);
            recent.add(key.hash(), key.copy(), known);
        }
        return known;
    }

    private Origin made(FieldLookup lookup, boolean evidence) {
        String[] groups = names.stream().map(name -> name.keyOf(lookup)).toArray(String[]::new);
        return new Origin(groups, evidence ? EvidenceRow.device(texts[0], texts[1]) : null);
    }
}

package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.window.measure.Recent;
import dev.syncwatch.window.measure.SeenKey;
import dev.syncwatch.window.measure.Selector;
import dev.syncwatch.window.measure.ShortTexts;

/** Finds the traits of an event: the same object for the same ones, unless too many others came between. Serves one thread. */
final class KnownTraits {

    private static final int MOST = 1 << 12;

    /** The trigger of a sync that nobody asked for. */
    private static final String SCHEDULED = "scheduled";

    private final int groupings;
    private final Selector selector;
    /** Whether it matters who set a sync off: what does not matter must not tell events apart. */
    private final boolean tellsManual;

    private final SeenKey key = new SeenKey();
    private final Recent<char[], Traits> recent = new Recent<>(MOST);
    /** Stage and status code. */
    private final String[] texts = new String[2];

    private int made;

    KnownTraits(MeasurePlan plan) {
        groupings = plan.layouts().size();
        selector = new Selector(plan.selections());
        tellsManual = plan.selections().stream().anyMatch(Selection::isActivity);
    }

    /**
     * The traits of an event.
     *
     * @param windows whether the event counts in windows
     * @param minute  whether it counts in its minute
     */
    Traits of(SyncEvent event, FieldLookup lookup, boolean windows, boolean minute) {
        long[] held = selector.held(lookup, event.eventTime());
        boolean evidence = windows && event.outcome().isAttempt() || minute;
        texts[0] = evidence ? lookup.text(EventField.STAGE) : null;
        texts[1] = evidence ? lookup.text(EventField.STATUS_CODE) : null;
        boolean manual =
                tellsManual && event.trigger() != null && !event.trigger().equals(SCHEDULED);
        boolean shortTexts = ShortTexts.are(texts);
        if (shortTexts) {
            key.set(kind(event.outcome(), windows, minute, manual), held, texts);
            Traits known = recent.find(key.hash(), key);
            if (known != null) {
                return known;
            }
        }
        Traits traits = new Traits(
                made++,
                windows ? selector.selected(held) : null,
                windows ? groupings : minute ? 1 : Traits.NO_GROUPS,
                evidence ? EvidenceRow.cause(texts[0], texts[1]) : null,
                event.outcome(),
                manual);
        if (shortTexts) {
            recent.add(key.hash(), key.copy(), traits);
        }
        return traits;
    }

    /** What is no text. */
    private static int kind(Outcome outcome, boolean windows, boolean minute, boolean manual) {
        return (windows ? 1 : 0) | (minute ? 2 : 0) | (manual ? 4 : 0) | outcome.ordinal() << 3;
    }
}

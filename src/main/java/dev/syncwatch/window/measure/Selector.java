package dev.syncwatch.window.measure;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.window.Selection;
import java.util.List;

/**
 * Tells which selections hold for an event. A condition that several of them make is tested once an event at most, and each selection
 * then is a look at bits: so it matters little how many rules there are. Serves one thread.
 */
public final class Selector {

    private final Selected[] selections;
    private final FieldConditions[] words;
    private final long[] held;

    /** All of {@code conditions} have to hold, and not all of {@code exceptions}, which is null for none. */
    private record Selected(Bits conditions, Bits exceptions, long from) {

        boolean holds(long[] held, long time) {
            return conditions.areIn(held) && time >= from && (exceptions == null || !exceptions.areIn(held));
        }
    }

    public Selector(List<Selection> selections) {
        ConditionPlaces places = new ConditionPlaces();
        this.selections = selections.stream()
                .map(selection -> new Selected(
                        bits(selection.conditions(), places), bits(selection.exceptions(), places), selection.from()))
                .toArray(Selected[]::new);
        this.words = places.words();
        this.held = new long[words.length];
    }

    private static Bits bits(List<Condition> conditions, ConditionPlaces places) {
        return conditions == null
                ? null
                : Bits.of(conditions.stream().mapToInt(places::of).toArray());
    }

    /**
     * One bit for each selection, from the lowest bit of the first word.
     *
     * @param time event time, epoch milliseconds
     */
    public long[] select(FieldLookup event, long time) {
        for (int w = 0; w < words.length; w++) {
            held[w] = words[w].held(event);
        }
        long[] selected = new long[(selections.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < selections.length; i++) {
            if (selections[i].holds(held, time)) {
                selected[i / Long.SIZE] |= 1L << i;
            }
        }
        return selected;
    }
}

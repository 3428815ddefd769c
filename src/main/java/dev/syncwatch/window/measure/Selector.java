package dev.syncwatch.window.measure;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.window.Selection;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which selections hold for an event. A condition that several of them make is tested once an event at most, and each selection
 * then is a look at bits: so it matters little how many rules there are. Serves one thread.
 */
public final class Selector {

    private final Selected[] selections;
    private final FieldConditions[] words;
    private final long[] times;
    private final long[] held;

    /** All of {@code conditions} have to hold, and not all of {@code exceptions}, which is null for none. */
    private record Selected(Bits conditions, Bits exceptions, int from) {

        boolean holds(long[] held) {
            return conditions.areIn(held)
                    && held[held.length - 1] > from
                    && (exceptions == null || !exceptions.areIn(held));
        }
    }

    public Selector(List<Selection> selections) {
        ConditionPlaces places = new ConditionPlaces();
        this.times = selections.stream()
                .mapToLong(Selection::from)
                .distinct()
                .sorted()
                .toArray();
        this.selections = selections.stream()
                .map(selection -> new Selected(
                        bits(selection.conditions(), places),
                        bits(selection.exceptions(), places),
                        Arrays.binarySearch(times, selection.from())))
                .toArray(Selected[]::new);
        this.words = places.words();
        this.held = new long[words.length + 1];
    }

    private static Bits bits(List<Condition> conditions, ConditionPlaces places) {
        return conditions == null
                ? null
                : Bits.of(conditions.stream().mapToInt(places::of).toArray());
    }

    /**
     * What selections depend on: events of which it is equal are selected alike. One bit for each condition that holds; the last number
     * is how many of the times have come from which selections hold.
     *
     * @param time event time, epoch milliseconds
     * @return the same array each time
     */
    public long[] held(FieldLookup event, long time) {
        for (int w = 0; w < words.length; w++) {
            held[w] = words[w].held(event);
        }
        int come = 0;
        while (come < times.length && times[come] <= time) {
            come++;
        }
        held[words.length] = come;
        return held;
    }

    /** One bit for each selection, from the lowest bit of the first word, of what {@link #held} told. */
    public long[] selected(long[] held) {
        long[] selected = new long[(selections.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < selections.length; i++) {
            if (selections[i].holds(held)) {
                selected[i / Long.SIZE] |= 1L << i;
            }
        }
        return selected;
    }
}

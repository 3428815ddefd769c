package dev.syncwatch.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What one pane's events add up to: first by what they have in common, and only in the end group by group. */
final class PaneTally {

    /** So many different measurements are added to their groups before the end, so that phones can't fill memory. */
    private static final int MOST_TALLIES = 1 << 13;

    private final long number;
    private final long start;
    private final MeasurePlan plan;
    private final GroupSlots slots;
    private final Partial.Addition[][] additions;
    /** As they came, so that the same events give the same rows of evidence. */
    private final List<MeasurementTally> tallies = new ArrayList<>();

    private final Map<Measurement, MeasurementTally> givenUp = new IdentityHashMap<>();
    private final List<Map<String, Partial>> groups = new ArrayList<>();

    /**
     * @param number    above 0, and another one for each whose parts the slots may hold
     * @param start     epoch milliseconds
     * @param additions by grouping, what is added up
     */
    PaneTally(long number, long start, MeasurePlan plan, GroupSlots slots, Partial.Addition[][] additions) {
        this.number = number;
        this.start = start;
        this.plan = plan;
        this.slots = slots;
        this.additions = additions;
        for (int g = 0; g < additions.length; g++) {
            groups.add(new HashMap<>());
        }
    }

    /** Panes that begin one after the other do not take each other's place in a measurement. */
    boolean isEven() {
        return (number & 1) == 0;
    }

    /** Adds an event of this pane; gives all those that were measured like it. */
    MeasurementTally add(UserEvent event) {
        MeasurementTally tally = event.measurement().tally(this);
        if (tally == null) {
            tally = taken(event.measurement());
        }
        tally.add(event);
        return tally;
    }

    /** A measurement knows its tallies of two panes; where more take turns, each keeps what the others took the place of. */
    private MeasurementTally taken(Measurement measurement) {
        MeasurementTally known = givenUp.isEmpty() ? null : givenUp.remove(measurement);
        MeasurementTally tally = known == null ? begin(measurement) : known;
        measurement.keep(tally);
        return tally;
    }

    /** Takes back the tally of a measurement that another pane has taken. */
    void keep(MeasurementTally tally) {
        givenUp.put(tally.measurement(), tally);
    }

    private MeasurementTally begin(Measurement measurement) {
        if (tallies.size() == MOST_TALLIES) {
            addToGroups();
        }
        Partial[] partials = new Partial[additions.length];
        GroupSlots.Slot[] found = slots.of(measurement);
        for (int g = 0; g < partials.length; g++) {
            partials[g] = found[g] == null ? null : partial(g, found[g]);
        }
        MeasurementTally tally = new MeasurementTally(this, measurement, partials);
        tallies.add(tally);
        return tally;
    }

    private Partial partial(int grouping, GroupSlots.Slot slot) {
        if (slot.pane != number) {
            slot.partial = partial(grouping, slot.group);
            slot.pane = number;
        }
        return slot.partial;
    }

    Partial partial(int grouping, String group) {
        return groups.get(grouping)
                .computeIfAbsent(group, unused -> new Partial(plan.layouts().get(grouping), plan.paneMillis()));
    }

    private void addToGroups() {
        for (MeasurementTally tally : tallies) {
            for (int g = 0; g < additions.length; g++) {
                if (tally.partial(g) != null) {
                    tally.partial(g).add(tally, additions[g]);
                }
            }
            tally.measurement().forget(this);
        }
        tallies.clear();
        givenUp.clear();
    }

    /**
     * Hands over all of it.
     *
     * @param environments the environment of a group, by its key
     */
    void finish(UnaryOperator<String> environments, Consumer<PartialPane> out) {
        addToGroups();
        for (int g = 0; g < additions.length; g++) {
            int grouping = g;
            groups.get(g)
                    .forEach((group, partial) ->
                            out.accept(partial.finished(environments.apply(group), start, grouping, group)));
        }
    }
}

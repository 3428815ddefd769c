package dev.syncwatch.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one pane's events add up to: first by what they have in common, and only in the end group by group. */
final class PaneTally {

    /** So many different measurements are added to their groups before the end, so that phones can't fill memory. */
    private static final int MOST_TALLIES = 1 << 13;

    private final long start;
    private final MeasurePlan plan;
    private final Partial.Addition[][] additions;
    /** As they came, so that the same events give the same rows of evidence. */
    private final List<MeasurementTally> tallies = new ArrayList<>();

    private final List<Map<String, Partial>> groups = new ArrayList<>();
    /** By grouping, what was asked for last: most events are of the same environment. */
    private final String[] lastGroup;

    private final Partial[] last;

    /**
     * @param start     epoch milliseconds
     * @param additions by grouping, what is added up
     */
    PaneTally(long start, MeasurePlan plan, Partial.Addition[][] additions) {
        this.start = start;
        this.plan = plan;
        this.additions = additions;
        this.lastGroup = new String[additions.length];
        this.last = new Partial[additions.length];
        for (int g = 0; g < additions.length; g++) {
            groups.add(new HashMap<>());
        }
    }

    /** Adds an event of this pane; gives all those that were measured like it. */
    MeasurementTally add(UserEvent event) {
        MeasurementTally tally = event.measurement().tally(this);
        if (tally == null) {
            tally = begin(event.measurement());
        }
        tally.add(event);
        return tally;
    }

    private MeasurementTally begin(Measurement measurement) {
        if (tallies.size() == MOST_TALLIES) {
            addToGroups();
        }
        Partial[] partials = new Partial[additions.length];
        for (int g = 0; g < partials.length; g++) {
            String group = measurement.groups()[g];
            partials[g] = group == null ? null : partial(g, group);
        }
        MeasurementTally tally = new MeasurementTally(measurement, partials);
        measurement.keep(this, tally);
        tallies.add(tally);
        return tally;
    }

    Partial partial(int grouping, String group) {
        if (!group.equals(lastGroup[grouping])) {
            lastGroup[grouping] = group;
            last[grouping] = groups.get(grouping)
                    .computeIfAbsent(group, unused -> new Partial(plan.layouts().get(grouping), plan.paneMillis()));
        }
        return last[grouping];
    }

    private void addToGroups() {
        for (MeasurementTally tally : tallies) {
            for (int g = 0; g < additions.length; g++) {
                if (tally.partial(g) != null) {
                    tally.partial(g).add(tally, additions[g]);
                }
            }
            tally.measurement().keep((PaneTally) null, null);
        }
        tallies.clear();
    }

    /** Hands over all of it. */
    void finish(Consumer<PartialPane> out) {
        addToGroups();
        for (int g = 0; g < additions.length; g++) {
            int grouping = g;
            groups.get(g).forEach((group, partial) -> out.accept(partial.finished(start, grouping, group)));
        }
    }
}

package dev.syncwatch.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One slot for each group, which knows its part of the pane at hand: found once for a measurement, not by name for each pane. */
final class GroupSlots {

    /** Slots of a grouping before all are given up: what phones say must not fill memory. Two of one group do no harm. */
    private static final int MOST_SLOTS = 1 << 12;

    private final List<Map<String, Slot>> byName = new ArrayList<>();

    /** Where a group's part of one pane is found again. */
    static final class Slot {
        final String group;
        /** Of which pane the part is, by {@link PaneTally#number}; 0 for none. */
        long pane;

        Partial partial;

        Slot(String group) {
            this.group = group;
        }
    }

    GroupSlots(int groupings) {
        for (int g = 0; g < groupings; g++) {
            byName.add(new HashMap<>());
        }
    }

    /** Those of a measurement's groups, by grouping; null where it belongs to none. */
    Slot[] of(Measurement measurement) {
        Slot[] known = measurement.slots(this);
        if (known == null) {
            known = new Slot[byName.size()];
            for (int g = 0; g < known.length; g++) {
                String group = measurement.groups()[g];
                known[g] = group == null ? null : slot(byName.get(g), group);
            }
            measurement.keep(this, known);
        }
        return known;
    }

    private static Slot slot(Map<String, Slot> slots, String group) {
        if (slots.size() == MOST_SLOTS) {
            slots.clear();
        }
        return slots.computeIfAbsent(group, Slot::new);
    }
}

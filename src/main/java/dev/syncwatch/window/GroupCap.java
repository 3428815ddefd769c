package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Of each grouping the first 500 groups to appear keep their names, all later ones are {@code other}: what a phone may send
 * must not decide how much is remembered. Only events that count are asked about.
 */
final class GroupCap {

    /** Groups of a rule that keep their names. */
    static final int MOST_GROUPS = 500;

    private static final String OVERFLOW = "other";

    private final List<Grouping> groupings;
    private final List<Set<String>> admitted = new ArrayList<>();
    private final Runnable warning;
    private boolean warned;

    /**
     * @param warning what to do when a group is called {@code other} for the first time
     */
    GroupCap(MeasurePlan plan, Runnable warning) {
        this.groupings = plan.layouts().stream().map(Layout::grouping).toList();
        this.warning = warning;
        groupings.forEach(grouping -> admitted.add(new HashSet<>()));
    }

    /** The same with the names under which its groups are counted: once a name was given, it stays. */
    Measurement named(Measurement measurement) {
        String[] names = measurement.groups().clone();
        for (int g = 0; g < names.length; g++) {
            names[g] = names[g] == null ? null : nameOf(g, names[g]);
        }
        return measurement.inGroups(names);
    }

    /** The name under which a group is counted. */
    String nameOf(int grouping, String key) {
        if (!groupings.get(grouping).capped() || admitted.get(grouping).contains(key)) {
            return key;
        }
        if (admitted.get(grouping).size() < MOST_GROUPS) {
            admitted.get(grouping).add(key);
            return key;
        }
        if (!warned) {
            warned = true;
            warning.run();
        }
        List<EventField> fields = groupings.get(grouping).fields();
        return GroupKey.of(fields, Collections.nCopies(fields.size(), OVERFLOW));
    }

    /** Takes back a name that was given before a restart; one of a grouping that is no more is passed over. */
    void restore(GroupName name) {
        for (int g = 0; g < groupings.size(); g++) {
            if (textOf(g).equals(name.grouping())) {
                admitted.get(g).add(name.key());
            }
        }
    }

    /** The names given so far. */
    List<GroupName> given() {
        List<GroupName> names = new ArrayList<>();
        for (int g = 0; g < groupings.size(); g++) {
            for (String key : admitted.get(g)) {
                names.add(new GroupName(textOf(g), key));
            }
        }
        return names;
    }

    private String textOf(int grouping) {
        return groupings.get(grouping).toString();
    }
}

package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups of one grouping by name. The first 500 to appear keep their names, all later ones are {@code other}: what a
 * phone may send must not decide how much is remembered.
 */
final class GroupNames {

    /** Groups of a rule that keep their names. */
    static final int MOST_GROUPS = 500;

    /** Without a cap the names are only a cache. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final String OVERFLOW = "other";

    private final Grouping grouping;
    private final String overflowKey;
    private final Map<List<String>, String> keys = new HashMap<>();
    private boolean overflowed;
    private Runnable warning = () -> {};

    GroupNames(Grouping grouping) {
        this.grouping = grouping;
        String[] others = new String[grouping.fields().size()];
        Arrays.fill(others, OVERFLOW);
        this.overflowKey = GroupKey.of(grouping.fields(), List.of(others));
    }

    /** The key of the event's group, or null if the grouping's filter leaves that group out. */
    String keyOf(FieldLookup event) {
        List<String> values = values(event);
        String known = keys.get(values);
        if (known != null) {
            return known;
        }
        if (!grouping.only().matches(field -> valueOf(field, values))) {
            return null;
        }
        if (grouping.capped() && keys.size() >= MOST_GROUPS) {
            overflow();
            return overflowKey;
        }
        return admit(values);
    }

    private String admit(List<String> values) {
        String key = GroupKey.of(grouping.fields(), values);
        if (keys.size() < MOST_REMEMBERED) {
            keys.put(values, key);
        }
        return key;
    }

    /** Takes back a name that was given before a restart. */
    void restore(String key) {
        keys.put(List.copyOf(GroupKey.values(key).values()), key);
    }

    /** The names given so far. */
    Iterable<String> given() {
        return grouping.capped() ? keys.values() : List.of();
    }

    /** Whether groups had to be called {@code other}. */
    boolean overflowed() {
        return overflowed;
    }

    /** What to do when that happens for the first time. */
    void onOverflow(Runnable warning) {
        this.warning = warning;
    }

    private void overflow() {
        if (!overflowed) {
            overflowed = true;
            warning.run();
        }
    }

    /** The grouping's text form: names are saved under it. */
    @Override
    public String toString() {
        return grouping.fields() + " only " + grouping.only();
    }

    private List<String> values(FieldLookup event) {
        List<EventField> fields = grouping.fields();
        if (fields.size() == 1) {
            return List.of(GroupKey.value(event.text(fields.get(0))));
        }
        String[] values = new String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = GroupKey.value(event.text(fields.get(i)));
        }
        return List.of(values);
    }

    private String valueOf(EventField field, List<String> values) {
        int index = grouping.fields().indexOf(field);
        return index < 0 ? null : values.get(index);
    }
}

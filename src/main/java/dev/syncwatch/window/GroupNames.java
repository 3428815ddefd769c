package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The group of one grouping that an event belongs to, by its key. */
final class GroupNames {

    /** Keys are remembered so that they need not be spelled out for every event; more are spelled out each time. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Grouping grouping;
    private final Map<List<String>, String> keys = new HashMap<>();

    GroupNames(Grouping grouping) {
        this.grouping = grouping;
    }

    /** The key of the event's group, or null if the grouping's filter leaves that group out. */
    String keyOf(FieldLookup event) {
        List<String> values = values(event);
        String known = keys.get(values);
        if (known != null) {
            return known;
        }
        return grouping.only().matches(field -> valueOf(field, values)) ? spell(values) : null;
    }

    private String spell(List<String> values) {
        String key = GroupKey.of(grouping.fields(), values);
        if (keys.size() < MOST_REMEMBERED) {
            keys.put(values, key);
        }
        return key;
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

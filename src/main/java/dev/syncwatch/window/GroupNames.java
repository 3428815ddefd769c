package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import java.util.List;

/** The group of one grouping that an event belongs to, by its key. */
final class GroupNames {

    private final Grouping grouping;

    GroupNames(Grouping grouping) {
        this.grouping = grouping;
    }

    /** The key of the event's group, or null if the grouping's filter leaves that group out. */
    String keyOf(FieldLookup event) {
        List<String> values = grouping.fields().stream()
                .map(field -> GroupKey.value(event.text(field)))
                .toList();
        return grouping.only().matches(field -> valueOf(field, values)) ? GroupKey.of(grouping.fields(), values) : null;
    }

    private String valueOf(EventField field, List<String> values) {
        int index = grouping.fields().indexOf(field);
        return index < 0 ? null : values.get(index);
    }
}

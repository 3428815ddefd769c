package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.window.measure.RememberedName;
import java.util.Arrays;
import java.util.List;

/** The group of one grouping that an event belongs to, by its key. */
final class GroupNames {

    private final Grouping grouping;
    private final EventField[] fields;
    private final String[] texts;
    private final RememberedName keys = new RememberedName(this::keyOf);

    GroupNames(Grouping grouping) {
        this.grouping = grouping;
        this.fields = grouping.fields().toArray(EventField[]::new);
        this.texts = new String[fields.length];
    }

    /** The key of the event's group, or null if the grouping's filter leaves that group out. */
    String keyOf(FieldLookup event) {
        for (int i = 0; i < fields.length; i++) {
            texts[i] = event.text(fields[i]);
        }
        return keys.of(texts);
    }

    private String keyOf(String[] texts) {
        List<String> values = Arrays.stream(texts).map(GroupKey::value).toList();
        return grouping.only().matches(field -> valueOf(field, values)) ? GroupKey.of(grouping.fields(), values) : null;
    }

    private String valueOf(EventField field, List<String> values) {
        int index = grouping.fields().indexOf(field);
        return index < 0 ? null : values.get(index);
    }
}

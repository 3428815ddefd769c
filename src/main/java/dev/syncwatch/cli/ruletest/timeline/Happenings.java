package dev.syncwatch.cli.ruletest.timeline;

import dev.syncwatch.rule.EventField;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes single events. */
final class Happenings {
    private Happenings() {}

    /** The event of a kind with this number. */
    static Happening of(EventText event, long number, long at, String user) {
        Map<String, String> fields = new LinkedHashMap<>();
        String who = user;
        for (String field : event.fields().keySet()) {
            String value = event.value(field, number);
            if (field.equals(EventField.USER_ID.fieldName())) {
                who = value.isEmpty() ? null : value;
            } else if (!value.isEmpty()) {
                fields.put(field, value);
            }
        }
        return new Happening(at, who, event.name(), fields);
    }
}

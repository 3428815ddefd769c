package dev.syncwatch.window.measure;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import java.util.List;

/** Up to 64 conditions on one field. */
final class FieldConditions {

    private final EventField field;
    private final Condition[] conditions;
    private final Remembered<Long> known;

    FieldConditions(List<Condition> conditions) {
        this.field = conditions.get(0).field();
        this.conditions = conditions.toArray(Condition[]::new);
        this.known = new Remembered<>(this::test);
    }

    /** One bit for each condition that holds, from the lowest. */
    long held(FieldLookup event) {
        return known.of(event.text(field));
    }

    private Long test(String text) {
        long held = 0;
        for (int i = 0; i < conditions.length; i++) {
            held |= conditions[i].holds(text) ? 1L << i : 0;
        }
        return held;
    }
}

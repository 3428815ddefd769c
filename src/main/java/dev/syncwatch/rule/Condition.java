package dev.syncwatch.rule;

import java.io.Serializable;
import java.util.List;

/**
 * What one field's value must be.
 *
 * @param anyOf at least one; it is enough that one of them holds
 */
public record Condition(EventField field, List<ValueTest> anyOf) implements Serializable {
    public Condition {
        anyOf = List.copyOf(anyOf);
    }

    public boolean holds(FieldLookup event) {
        return holds(event.text(field));
    }

    /** Whether the value, null when absent, is as wanted. */
    public boolean holds(String value) {
        for (int i = 0; i < anyOf.size(); i++) {
            if (anyOf.get(i).holds(value)) {
                return true;
            }
        }
        return false;
    }

    boolean asksFor(String value) {
        return anyOf.stream().anyMatch(test -> !(test instanceof ValueTest.Different) && test.holds(value));
    }

    boolean covers(Condition other) {
        return field == other.field && anyOf.containsAll(other.anyOf);
    }
}

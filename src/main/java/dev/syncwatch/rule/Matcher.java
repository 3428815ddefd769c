package dev.syncwatch.rule;

import java.io.Serializable;
import java.util.List;

/** Conditions on an event's fields, all of which must hold; without any, every event matches. */
public record Matcher(List<Condition> conditions) implements Serializable {
    private static final Matcher ANY = new Matcher(List.of());

    public Matcher {
        conditions = List.copyOf(conditions);
    }

    public static Matcher any() {
        return ANY;
    }

    // An index, because an iterator for each event and rule is what this loop would cost otherwise.
    public boolean matches(FieldLookup event) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(event)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a condition asks for that event, alone or among others; {@code !=} asks for none. */
    public boolean asksFor(String event) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).field() == EventField.EVENT
                    && conditions.get(i).asksFor(event)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every event that matches the other one certainly matches this one; false where that can't be told. */
    public boolean covers(Matcher other) {
        return conditions.stream().allMatch(own -> other.conditions.stream().anyMatch(own::covers));
    }
}

package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import java.io.Serializable;

/**
 * One number of a pane.
 *
 * @param selection the index of its {@link Selection} in the plan
 * @param addend    for {@link Kind#SUM} the field to add up, else null
 */
public record Column(Kind kind, int selection, EventField addend) implements Serializable {

    /** How selected events make a number. */
    public enum Kind {
        COUNT,
        /** Distinct users, exact: each user is counted in the newest pane in which it was selected. */
        USERS,
        /** The exact sum of a field; what is absent or no number adds nothing. */
        SUM
    }
}

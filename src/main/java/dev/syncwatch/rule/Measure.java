package dev.syncwatch.rule;

import java.io.Serializable;

/**
 * What a threshold rule counts: {@code count}, {@code users} or {@code sum(field)}.
 *
 * @param field what {@link Kind#SUM} adds up; null for the other kinds
 */
public record Measure(Kind kind, EventField field) implements Serializable {
    public enum Kind {
        COUNT,
        /** Distinct users. */
        USERS,
        SUM
    }

    public static Measure count() {
        return new Measure(Kind.COUNT, null);
    }

    public static Measure users() {
        return new Measure(Kind.USERS, null);
    }

    public static Measure sum(EventField field) {
        return new Measure(Kind.SUM, field);
    }
}

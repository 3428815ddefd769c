package dev.syncwatch.window;

import static dev.syncwatch.telemetry.EventName.COMPLETED;
import static dev.syncwatch.telemetry.EventName.FAILED;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.telemetry.LogEntry;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which events a column of a window counts. Equal selections are evaluated once an event. */
public sealed interface Selection extends Serializable {

    /** The conditions that an event has to meet. */
    List<Condition> conditions();

    /** Conditions of which an event must not meet all, so that none at all lets no event through; null for no such demand. */
    default List<Condition> exceptions() {
        return null;
    }

    /** No event before this time is selected, epoch milliseconds. */
    default long from() {
        return Long.MIN_VALUE;
    }

    /** Whether a line of the backend's log is selected: only where a matcher asks for such lines by the event's name. */
    boolean holdsForLog(LogEntry entry, FieldLookup fields);

    /** Whether any line of the backend's log may be selected. */
    default boolean takesLogs() {
        return new Matcher(conditions()).asksFor(LogEntry.EVENT);
    }

    /** Whether only what a person set off counts while sync is disabled ({@link SyncGuard}). */
    default boolean isActivity() {
        return false;
    }

    private static boolean takesLog(Matcher matcher, FieldLookup fields) {
        return matcher.asksFor(LogEntry.EVENT) && matcher.matches(fields);
    }

    /** What needs no rule. */
    enum BuiltIn implements Selection {
        /** Any of the four events. */
        ANY,
        /** Completed or failed. */
        ATTEMPT,
        /** Completed with status {@code success}. */
        SUCCESS;

        @Override
        public List<Condition> conditions() {
            return switch (this) {
                case ANY -> List.of();
                case ATTEMPT -> List.of(isAny(EventField.EVENT, COMPLETED.wireName(), FAILED.wireName()));
                case SUCCESS ->
                    List.of(isAny(EventField.EVENT, COMPLETED.wireName()), isAny(EventField.STATUS, "success"));
            };
        }

        private static Condition isAny(EventField field, String... texts) {
            return new Condition(
                    field,
                    Arrays.stream(texts).<ValueTest>map(ValueTest.Same::as).toList());
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return false;
        }
    }

    /** The events that match one matcher, and a second one too. */
    record Both(Matcher first, Matcher second) implements Selection {
        @Override
        public List<Condition> conditions() {
            return Stream.concat(first.conditions().stream(), second.conditions().stream())
                    .toList();
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(first, fields) && Selection.takesLog(second, fields);
        }
    }

    /** The events that match one matcher, but not the other. */
    record Without(Matcher wanted, Matcher unwanted) implements Selection {
        @Override
        public List<Condition> conditions() {
            return wanted.conditions();
        }

        @Override
        public List<Condition> exceptions() {
            return unwanted.conditions();
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(wanted, fields) && !Selection.takesLog(unwanted, fields);
        }
    }

    /** No event by itself: the users who completed a sequence rule are told apart by what they did before. */
    record Completed(String rule) implements Selection {
        @Override
        public List<Condition> conditions() {
            return List.of();
        }

        @Override
        public List<Condition> exceptions() {
            return List.of();
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return false;
        }
    }

    /**
     * The events that match; while sync is disabled, only those of them that a person set off ({@link SyncGuard}).
     */
    record Activity(Matcher matcher) implements Selection {
        @Override
        public List<Condition> conditions() {
            return matcher.conditions();
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(matcher, fields);
        }

        @Override
        public boolean isActivity() {
            return true;
        }
    }

    /** Those of a selection that come at a time or later, epoch milliseconds: what is measured for a rule that is new then. */
    record Since(Selection selection, long from) implements Selection {
        @Override
        public List<Condition> conditions() {
            return selection.conditions();
        }

        @Override
        public List<Condition> exceptions() {
            return selection.exceptions();
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return entry.time() >= from && selection.holdsForLog(entry, fields);
        }

        @Override
        public boolean isActivity() {
            return selection.isActivity();
        }
    }

    /** The events that match. */
    record Matching(Matcher matcher) implements Selection {
        @Override
        public List<Condition> conditions() {
            return matcher.conditions();
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(matcher, fields);
        }
    }
}

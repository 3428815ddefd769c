package dev.syncwatch.window;

import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.SyncEvent;
import java.io.Serializable;

/** Which events a column of a window counts. Equal selections are evaluated once an event. */
public sealed interface Selection extends Serializable {

    boolean holds(SyncEvent event, FieldLookup fields);

    /** Whether a line of the backend's log is selected: only where a matcher asks for such lines by the event's name. */
    boolean holdsForLog(LogEntry entry, FieldLookup fields);

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
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return switch (this) {
                case ANY -> true;
                case ATTEMPT -> event.attempt();
                case SUCCESS -> event.success();
            };
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return false;
        }
    }

    /** The events that match one matcher, and a second one too. */
    record Both(Matcher first, Matcher second) implements Selection {
        @Override
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return first.matches(fields) && second.matches(fields);
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(first, fields) && Selection.takesLog(second, fields);
        }
    }

    /** The events that match one matcher, but not the other. */
    record Without(Matcher wanted, Matcher unwanted) implements Selection {
        @Override
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return wanted.matches(fields) && !unwanted.matches(fields);
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(wanted, fields) && !Selection.takesLog(unwanted, fields);
        }
    }

    /** No event by itself: the users who completed a sequence rule are told apart by what they did before. */
    record Completed(String rule) implements Selection {
        @Override
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return false;
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
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return matcher.matches(fields);
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
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return event.eventTime() >= from && selection.holds(event, fields);
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
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return matcher.matches(fields);
        }

        @Override
        public boolean holdsForLog(LogEntry entry, FieldLookup fields) {
            return Selection.takesLog(matcher, fields);
        }
    }
}

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
    boolean holdsForLog(FieldLookup fields);

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
        public boolean holdsForLog(FieldLookup fields) {
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
        public boolean holdsForLog(FieldLookup fields) {
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
        public boolean holdsForLog(FieldLookup fields) {
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
        public boolean holdsForLog(FieldLookup fields) {
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
        public boolean holdsForLog(FieldLookup fields) {
            return Selection.takesLog(matcher, fields);
        }

        /** As {@link Matching} has it: state that was saved for either serves both. */
        @Override
        public String toString() {
            return new Matching(matcher).toString();
        }
    }

    /** The events that match. */
    record Matching(Matcher matcher) implements Selection {
        @Override
        public boolean holds(SyncEvent event, FieldLookup fields) {
            return matcher.matches(fields);
        }

        @Override
        public boolean holdsForLog(FieldLookup fields) {
            return Selection.takesLog(matcher, fields);
        }
    }
}

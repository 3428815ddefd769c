package dev.syncwatch.detect.absence;

/**
 * A turn in the runs of one rule and group.
 *
 * @param group       the group's key
 * @param environment the group's environment
 * @param runStart    the start of the run's first pane (O), epoch milliseconds; for {@link Kind#SUCCEEDED} without a run, 0
 * @param at          the evaluation T at which it shows, epoch milliseconds
 */
public record AbsenceEdge(String rule, String group, String environment, Kind kind, long runStart, long at) {

    /** In the order in which edges of the same T take effect: an end goes before a deadline. */
    public enum Kind {
        /** A successful pane: ends a run, if one is on. */
        SUCCEEDED,
        /** The run ended because nobody was active any more. */
        LAPSED,
        STARTED,
        /** The run's start is {@code within} ago, whether or not it is still on. */
        DEADLINE,
        /** Told by CEP: the deadline came and the run was on. */
        OPENED
    }

    /** Rule and group as one key. */
    public String key() {
        return rule + "/" + group;
    }

    boolean endsRun() {
        return kind == Kind.SUCCEEDED || kind == Kind.LAPSED;
    }

    AbsenceEdge opened() {
        return new AbsenceEdge(rule, group, environment, Kind.OPENED, runStart, at);
    }
}

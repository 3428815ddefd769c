package dev.syncwatch.detect.absence;

import dev.syncwatch.detect.Answer;

/**
 * Absence worked out from nothing but which panes were successful and active, looking back from T: no edges, no memory. Times
 * are in panes; pane p ends at T = p + 1.
 *
 * @param sessions  people active in [T − within, T), by T
 */
record FlagHistory(boolean[] successful, boolean[] active, long[] sessions, Limits limits) {

    static final int NONE = -1;

    /** Durations in panes. */
    record Limits(int within, int gap, long minimumSessions) {}

    Answer at(int now) {
        if (isTrue(now)) {
            return Answer.TRUE;
        }
        int success = lastSuccess(now);
        for (int then = success + 1; success != NONE && then <= now; then++) {
            if (isTrue(then) || lapsedAt(then)) {
                return Answer.UNKNOWN;
            }
        }
        return success == NONE ? Answer.UNKNOWN : Answer.FALSE;
    }

    /** O of the run that is on at T, or NONE: back from the last active pane over all that are no more than a gap apart. */
    int runStart(int now) {
        int success = lastSuccess(now);
        int last = lastActive(now, success);
        if (last == NONE || now - (last + 1) >= limits.gap()) {
            return NONE;
        }
        int before = lastActive(last, success);
        while (before != NONE && last - before <= limits.gap()) {
            last = before;
            before = lastActive(last, success);
        }
        return last;
    }

    private boolean isTrue(int now) {
        int start = runStart(now);
        return start != NONE && now - start >= limits.within() && sessions[now] >= limits.minimumSessions();
    }

    /** Whether the gap of a run is over exactly now. */
    private boolean lapsedAt(int now) {
        int success = lastSuccess(now);
        int last = lastActive(now, success);
        return last != NONE && now - (last + 1) == limits.gap();
    }

    /** The newest successful pane before T, or NONE. */
    private int lastSuccess(int now) {
        int pane = now - 1;
        while (pane >= 0 && !successful[pane]) {
            pane--;
        }
        return pane;
    }

    /** The newest active pane before T and after another, or NONE. */
    private int lastActive(int now, int after) {
        int pane = now - 1;
        while (pane > after && !active[pane]) {
            pane--;
        }
        return pane > after ? pane : NONE;
    }
}

package dev.syncwatch.detect.absence;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * State and decider: the run of one absence rule and group. Told of each pane that was successful or active, and of the
 * times in between at which something falls due; tells the edges. Times in epoch milliseconds.
 */
public final class Run {

    private static final long NEVER = Long.MAX_VALUE;

    /** Whether a run is on; {@link #start} and {@link #lastActive} mean something only then. */
    public boolean on;
    /** O: the start of the run's first pane. */
    public long start;
    /** The end of the run's last active pane. */
    public long lastActive;
    /** Whether the last edge told was a success, so that another would tell nothing new. */
    public boolean succeeded;
    /** O of every run, over or not, whose deadline is still to come; ascending. */
    public long[] deadlinesOf = {};

    /**
     * What shows at T, which ends a pane.
     *
     * @param edges takes the kind and the run's start, in the order in which they take effect
     */
    void at(long now, Pane pane, AbsenceWatch watch, BiConsumer<AbsenceEdge.Kind, Long> edges) {
        if (pane.successful()) {
            succeed(edges);
        } else if (pane.active()) {
            activity(now - pane.millis(), now, edges);
        }
        if (on && now - lastActive >= watch.gapMillis()) {
            on = false;
            edges.accept(AbsenceEdge.Kind.LAPSED, start);
        }
        while (deadlinesOf.length > 0 && deadlinesOf[0] + watch.withinMillis() <= now) {
            edges.accept(AbsenceEdge.Kind.DEADLINE, deadlinesOf[0]);
            deadlinesOf = Arrays.copyOfRange(deadlinesOf, 1, deadlinesOf.length);
        }
    }

    /** What a pane was. */
    record Pane(boolean successful, boolean active, long millis) {}

    private void succeed(BiConsumer<AbsenceEdge.Kind, Long> edges) {
        if (on || !succeeded) {
            edges.accept(AbsenceEdge.Kind.SUCCEEDED, on ? start : 0);
        }
        on = false;
        succeeded = true;
    }

    private void activity(long paneStart, long paneEnd, BiConsumer<AbsenceEdge.Kind, Long> edges) {
        if (!on) {
            on = true;
            succeeded = false;
            start = paneStart;
            deadlinesOf = Arrays.copyOf(deadlinesOf, deadlinesOf.length + 1);
            deadlinesOf[deadlinesOf.length - 1] = paneStart;
            edges.accept(AbsenceEdge.Kind.STARTED, start);
        }
        lastActive = paneEnd;
    }

    /** The next T at which something falls due without another pane, or {@link Long#MAX_VALUE}. */
    long nextDue(AbsenceWatch watch) {
        long gapEnd = on ? lastActive + watch.gapMillis() : NEVER;
        long deadline = deadlinesOf.length > 0 ? deadlinesOf[0] + watch.withinMillis() : NEVER;
        return Math.min(gapEnd, deadline);
    }

    /** Whether forgetting this could not be observed: nothing was seen since a run lapsed, or ever. */
    boolean isBlank() {
        return !on && !succeeded && deadlinesOf.length == 0;
    }
}

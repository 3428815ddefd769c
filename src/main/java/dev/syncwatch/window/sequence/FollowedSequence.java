package dev.syncwatch.window.sequence;

import dev.syncwatch.window.user.KeptEvents;
import dev.syncwatch.window.user.UserMemory;

/** A sequence rule, ready to be asked of every event: its selections as bits, as events have them. */
final class FollowedSequence {

    private final SequencePlan plan;
    private final int index;
    private final SelectedBits steps = new SelectedBits();
    private final SelectedBits until = new SelectedBits();

    /** Where the events lie that are looked at, oldest first. */
    private final int[] events;

    FollowedSequence(SequencePlan plan, int index) {
        this.plan = plan;
        this.index = index;
        int length = 0;
        for (SequencePlan.StepPlan step : plan.steps()) {
            steps.add(step.selection());
            length += step.times();
        }
        if (plan.until() >= 0) {
            until.add(plan.until());
        }
        this.events = new int[length];
    }

    long withinMillis() {
        return plan.withinMillis();
    }

    /** Whether the events that wait, with the recent ones, are enough for a match. */
    boolean mayComplete(UserMemory memory) {
        int waiting = 0;
        for (int at = KeptEvents.firstWaiting(memory); at < KeptEvents.end(memory); at += KeptEvents.width(memory)) {
            waiting += steps.holdAnyOf(memory, at) ? 1 : 0;
        }
        return waiting > 0 && findRecent(memory) + waiting >= events.length;
    }

    /**
     * Takes a waiting event into account; both an event of {@code until} and a match wipe the recent ones.
     *
     * @param behind how many cells it lies behind the first one
     * @param closed every pane before this time has been evaluated
     * @return whether it completes the sequence
     */
    boolean completes(UserMemory memory, int behind, long closed) {
        int event = KeptEvents.firstWaiting(memory) + behind;
        if (until.holdAnyOf(memory, event)) {
            KeptEvents.dropRecent(memory, index);
            return false;
        }
        if (!steps.holdAnyOf(memory, event)) {
            return false;
        }
        int known = findRecent(memory);
        if (known == events.length - 1) {
            events[known] = event;
            if (matches(memory)) {
                KeptEvents.dropRecent(memory, index);
                return true;
            }
            if (known == 0) {
                return false;
            }
            KeptEvents.dropRecentAt(memory, events[0]);
        }
        KeptEvents.remember(memory, index, behind, closed);
        return false;
    }

    /** How many recent events there are, fewer than make a match; says where they lie. */
    private int findRecent(UserMemory memory) {
        int count = 0;
        int end = KeptEvents.firstWaiting(memory);
        for (int at = KeptEvents.firstRecent(memory); at < end; at += KeptEvents.width(memory)) {
            if (KeptEvents.sequence(memory, at) == index) {
                events[count++] = at;
            }
        }
        return count;
    }

    /** Whether the events are the steps in turn, close enough. */
    private boolean matches(UserMemory memory) {
        long first = KeptEvents.time(memory, events[0]);
        if (KeptEvents.time(memory, events[events.length - 1]) - first >= plan.withinMillis()) {
            return false;
        }
        int next = 0;
        for (SequencePlan.StepPlan step : plan.steps()) {
            int start = next;
            for (int i = 0; i < step.times(); i++) {
                if (!isThat(memory, step, events[next++], events[start])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isThat(UserMemory memory, SequencePlan.StepPlan step, int event, int first) {
        int selection = step.selection();
        return (KeptEvents.selected(memory, event, selection >> 6) >>> selection & 1) != 0
                && (step.same() < 0
                        || KeptEvents.same(memory, event, step.same()) == KeptEvents.same(memory, first, step.same()));
    }
}

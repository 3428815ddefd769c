package dev.syncwatch.window.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A sequence rule, ready to be asked of every event: its selections as bits, as events have them. */
final class FollowedSequence {

    private final SequencePlan plan;
    private final int length;
    private final long[] steps;
    private final long[] last;
    private final long[] alike;
    private final long[] until;

    FollowedSequence(SequencePlan plan) {
        List<SequencePlan.StepPlan> all = plan.steps();
        this.plan = plan;
        this.length = all.stream().mapToInt(SequencePlan.StepPlan::times).sum();
        this.steps = bits(all, step -> true);
        this.last = bits(all.subList(all.size() - 1, all.size()), step -> true);
        this.alike = bits(all, step -> step.same() >= 0);
        this.until = plan.until() < 0 ? new long[0] : with(new long[0], plan.until());
    }

    private static long[] bits(List<SequencePlan.StepPlan> steps, Predicate<SequencePlan.StepPlan> wanted) {
        long[] bits = {};
        for (SequencePlan.StepPlan step : steps) {
            bits = wanted.test(step) ? with(bits, step.selection()) : bits;
        }
        return bits;
    }

    private static long[] with(long[] bits, int selection) {
        long[] more = Arrays.copyOf(bits, Math.max(bits.length, (selection >> 6) + 1));
        more[selection >> 6] |= 1L << selection;
        return more;
    }

    private static boolean share(long[] selected, long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            if ((selected[word] & bits[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean matters(long[] selected) {
        return share(selected, steps) || share(selected, until);
    }

    boolean isStep(SelectedEvent event) {
        return share(event.selected(), steps);
    }

    boolean wipes(SelectedEvent event) {
        return share(event.selected(), until);
    }

    /** Whether a match can end with such an event. */
    boolean mayEnd(long[] selected) {
        return share(selected, last);
    }

    /** Whether such an event may have to share something with others. */
    boolean shares(long[] selected) {
        return share(selected, alike);
    }

    /** How many events make a match. */
    int length() {
        return length;
    }

    long withinMillis() {
        return plan.withinMillis();
    }

    /** Whether these events, oldest first, are the steps in turn, close enough. */
    boolean matches(SelectedEvent[] events) {
        if (events.length != length || events[length - 1].time() - events[0].time() >= plan.withinMillis()) {
            return false;
        }
        int next = 0;
        for (SequencePlan.StepPlan step : plan.steps()) {
            SelectedEvent first = events[next];
            for (int i = 0; i < step.times(); i++) {
                if (!isThat(step, events[next++], first)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isThat(SequencePlan.StepPlan step, SelectedEvent event, SelectedEvent first) {
        return event.is(step.selection())
                && (step.same() < 0 || event.same()[step.same()] == first.same()[step.same()]);
    }
}

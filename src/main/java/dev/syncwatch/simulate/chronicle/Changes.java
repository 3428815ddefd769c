package dev.syncwatch.simulate.chronicle;

import java.util.Arrays;

/** How a number changes from step to step, noted in any order. */
final class Changes {
    private final int[] byStep;

    Changes(int steps) {
        this.byStep = new int[steps];
    }

    /** It is larger by so much in that step and after it; a step before the first one is the first. */
    void from(int step, int more) {
        if (step < byStep.length) {
            byStep[Math.max(0, step)] += more;
        }
    }

    /** The same until before {@code end}. */
    void between(int step, int end, int more) {
        if (step < end) {
            from(step, more);
            from(end, -more);
        }
    }

    /**
     * Counts someone in so many steps from {@code step} on, who was counted likewise from {@code before} on, so that nobody is counted
     * twice; {@code before} is far below 0 for one who was not.
     */
    void countFor(int steps, int step, int before) {
        between(Math.max(step, before + steps), step + steps, 1);
    }

    /** The number by step. */
    int[] summedUp() {
        int[] sums = byStep.clone();
        Arrays.parallelPrefix(sums, Integer::sum);
        return sums;
    }
}

package dev.syncwatch.cli.bench.latency;

import java.time.Duration;

/** Moments that are spread evenly over a pane: each of so many at a phase of its own, about two in a pane. */
record Phases(int count, Duration pane) {

    /** After the first of them. */
    Duration offset(int number) {
        return pane.multipliedBy((long) number * step()).dividedBy(count);
    }

    /** About half of the count, and without a common divisor: so no phase comes twice. */
    private int step() {
        int step = count / 2 + 1;
        while (greatestCommonDivisor(step, count) != 1) {
            step++;
        }
        return step;
    }

    private static int greatestCommonDivisor(int one, int other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }
}

package dev.syncwatch.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two contestants side by side in the order A B B A, so that what drifts meets both alike.
 *
 * @param warmUps pairs that are run first and not counted
 * @param pairs   that count
 */
record Duel(Contestant first, Contestant second, int warmUps, int pairs) {

    /** Where a contestant is run once. */
    interface Course {
        Outcome run(Contestant contestant) throws Exception;
    }

    /** One run of each, next to each other in time. */
    record Pair(Outcome first, Outcome second) {}

    /**
     * Runs all pairs.
     *
     * @param tell takes a line a run
     * @throws IllegalStateException if one contestant does not give the same results each time: then no figure means anything
     */
    List<Pair> fight(Course course, Consumer<String> tell) throws Exception {
        List<Pair> counted = new ArrayList<>();
        Pair before = null;
        for (int i = 0; i < warmUps + pairs; i++) {
            Pair pair = i % 2 == 0 ? new Pair(course.run(first), course.run(second)) : reversed(course);
            tell.accept("%s %d: %s %.2f s, %s %.2f s of CPU"
                    .formatted(
                            i < warmUps ? "warm-up" : "pair",
                            i + 1,
                            first.name(),
                            pair.first().cpuSeconds(),
                            second.name(),
                            pair.second().cpuSeconds()));
            requireSame(before, pair);
            before = pair;
            if (i >= warmUps) {
                counted.add(pair);
            }
        }
        return counted;
    }

    private Pair reversed(Course course) throws Exception {
        Outcome later = course.run(second);
        return new Pair(course.run(first), later);
    }

    private void requireSame(Pair before, Pair now) {
        if (before != null
                && !(before.first().agreesWith(now.first()) && before.second().agreesWith(now.second()))) {
            throw new IllegalStateException("the results of " + first.name() + " or " + second.name()
                    + " differ between runs: " + before + ", " + now);
        }
    }
}

package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.course.Dice;

/** How long the app waits before it tries again: runbook section 4. */
final class Backoff {
    private final long baseMillis;
    private final long maxMillis;

    Backoff(App.Retries retries) {
        baseMillis = retries.base().toMillis();
        maxMillis = retries.max().toMillis();
    }

    /** In milliseconds; half of it is left to chance, so that phones which failed together do not come back together. */
    long millis(int failuresInRow, Dice dice) {
        long full = maxMillis;
        // Doubled more often than this, the base is above any maximum, and soon above what a long holds.
        if (failuresInRow <= Long.numberOfLeadingZeros(baseMillis) - 1) {
            full = Math.min(maxMillis, baseMillis << failuresInRow - 1);
        }
        return full / 2 + dice.between(0, full - full / 2 + 1);
    }
}

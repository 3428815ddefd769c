package dev.syncwatch.notify.blind.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Whether more events than usual were dead, late or stale, each for itself.
 *
 * <p>The usual share of a fate is its share of all events before the window, those of an hour ago weighing more than those of
 * yesterday: weights fall to a third over {@link Limits#memory}. A share is too high if it exceeds the usual by more than
 * {@link Limits#margin}. For the first {@link Limits#learning} nothing is known of the usual, and only a share above
 * {@link Limits#whileLearning} is too high. A new level that stays becomes the usual within a day or so.
 */
public final class FateWatch {
    private final Limits limits;
    private final Deque<Slot> window = new ArrayDeque<>();
    private FateTotals lastTotals;
    private Instant lastSample;
    private Instant learningSince;
    private Usual usual = Usual.NOTHING;

    /** What was counted between two samples; {@code at} the later of the two. */
    private record Slot(Instant at, FateTotals counted) {}

    /**
     * When a share is too high.
     *
     * @param window         the time that is looked at
     * @param memory         the time in which the weight of the past falls to a third
     * @param margin         a share from 0 to 1, on top of the usual
     * @param minimumEvents  with fewer in the window nothing is said
     * @param minimumBad     with fewer of a fate in the window nothing is said
     * @param learning       how long to watch before the usual counts
     * @param whileLearning  a share from 0 to 1
     */
    public record Limits(
            Duration window,
            Duration memory,
            double margin,
            long minimumEvents,
            long minimumBad,
            Duration learning,
            double whileLearning) {

        /** 5 min; a day; 1 percentage point; 200 events and 10 bad ones; 5 % in the first hour. */
        public static Limits defaults() {
            return new Limits(Duration.ofMinutes(5), Duration.ofDays(1), 0.01, 200, 10, Duration.ofHours(1), 0.05);
        }
    }

    public FateWatch(Limits limits) {
        this.limits = limits;
    }

    /** The job's counters now, every few seconds; null if they can't be had. */
    public void sample(FateTotals totals, Instant now) {
        if (totals == null) {
            return;
        }
        if (lastTotals != null) {
            FateTotals counted = totals.restartedSince(lastTotals) ? totals : totals.minus(lastTotals);
            window.addLast(new Slot(now, counted));
        } else {
            learningSince = now;
        }
        lastTotals = totals;
        lastSample = now;
        while (!window.isEmpty() && !window.getFirst().at().isAfter(now.minus(limits.window()))) {
            usual = usual.with(window.removeFirst().counted(), now, limits.memory());
        }
    }

    /** One finding a fate. */
    public List<Finding> look(Instant now) {
        return Arrays.stream(BadFate.values()).map(fate -> look(fate, now)).toList();
    }

    private Finding look(BadFate fate, Instant now) {
        if (lastSample == null || lastSample.isBefore(now.minus(limits.window()))) {
            return Finding.unknown(fate.what());
        }
        FateTotals counted = window.stream().map(Slot::counted).reduce(FateTotals.NONE, FateTotals::plus);
        long bad = fate.of(counted);
        boolean enough = counted.all() >= limits.minimumEvents() && bad >= limits.minimumBad();
        boolean learning = now.isBefore(learningSince.plus(limits.learning()));
        double usualShare = usual.share(fate);
        double most = learning ? limits.whileLearning() : usualShare + limits.margin();
        if (!enough || bad <= most * counted.all()) {
            return Finding.clear(fate.what());
        }
        FateWords words = new FateWords(fate, bad, counted.all(), learning ? null : usualShare);
        return Finding.blind(words.tell(limits.window(), now));
    }

    /** Events of the past, each weighing the less the longer ago it was. */
    private record Usual(double all, double[] bad, Instant at) {
        static final Usual NOTHING = new Usual(0, new double[BadFate.values().length], null);

        Usual with(FateTotals counted, Instant now, Duration memory) {
            double faded =
                    at == null ? 0 : Math.exp(-Duration.between(at, now).toMillis() / (double) memory.toMillis());
            double[] sums = new double[bad.length];
            for (BadFate fate : BadFate.values()) {
                sums[fate.ordinal()] = bad[fate.ordinal()] * faded + fate.of(counted);
            }
            return new Usual(all * faded + counted.all(), sums, now);
        }

        double share(BadFate fate) {
            return all == 0 ? 0 : bad[fate.ordinal()] / all;
        }
    }
}

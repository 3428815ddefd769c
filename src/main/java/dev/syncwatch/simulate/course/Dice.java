package dev.syncwatch.simulate.course;

import com.dynatrace.hash4j.random.PseudoRandomGenerator;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;

/**
 * Chance, from a number that its owner keeps: {@link #take} it before, {@link #give} it back after. So each phone has a chance of its
 * own for the price of a long, and what one does changes no other's luck.
 */
public final class Dice {
    private final PseudoRandomGenerator random =
            PseudoRandomGeneratorProvider.splitMix64_V1().create();

    public void take(long state) {
        random.reset(state);
    }

    /** What to take next time. */
    public long give() {
        return random.nextLong();
    }

    /** True with that probability, from 0 to 1. */
    public boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From 0 to below 1. */
    public double fraction() {
        return random.nextDouble();
    }

    /** Whole numbers from {@code least} to below {@code below}, each as likely. */
    public long between(long least, long below) {
        return least + (long) (random.nextDouble() * (below - least));
    }

    /** Exponentially distributed with that mean, in whole numbers from 0. */
    public long exponential(double mean) {
        return (long) (random.nextExponential() * mean);
    }
}

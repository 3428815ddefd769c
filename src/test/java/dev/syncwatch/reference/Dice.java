package dev.syncwatch.reference;

import java.util.List;
import java.util.Random;

/** Every choice that a random case makes, so that a seed gives the same case everywhere. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code low} to {@code high}, both inclusive. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** From 0 to {@code high}, both inclusive. */
    long upTo(long high) {
        return Math.floorMod(random.nextLong(), high + 1);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

package dev.syncwatch.simulate.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.course.Dice;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackoffTest {

    @Property
    void doublesFromBaseToMaxAndLeavesHalfToChance(
            @ForAll @IntRange(min = 1, max = 200) int failures,
            @ForAll @LongRange(min = 1, max = 100_000) long base,
            @ForAll @LongRange(max = 10_000_000) long more,
            @ForAll long seed) {
        Dice dice = new Dice();
        dice.take(seed);
        Backoff backoff = new Backoff(new App.Retries(Duration.ofMillis(base), Duration.ofMillis(base + more)));
        double full = Math.min(base + more, base * Math.pow(2, failures - 1));
        assertThat((double) backoff.millis(failures, dice)).isBetween(Math.floor(full / 2), full);
    }
}

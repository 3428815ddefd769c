package dev.syncwatch.simulate.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final int STEPS = 60;
    private static final int NEVER = Integer.MIN_VALUE / 2;

    @Property
    void eachPersonIsCountedOnceForSoManySteps(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int width) {
        Random random = new Random(seed);
        Changes changes = new Changes(STEPS);
        int[] expected = new int[STEPS];
        for (int person = 0; person < 20; person++) {
            BitSet counted = new BitSet();
            int last = NEVER;
            for (int step = random.nextInt(STEPS); step < STEPS; step += random.nextInt(8)) {
                changes.countFor(width, step, last);
                counted.set(step, Math.min(STEPS, step + width));
                last = step;
                if (random.nextInt(20) == 0) {
                    break;
                }
            }
            counted.stream().forEach(step -> expected[step]++);
        }
        assertThat(changes.summedUp()).isEqualTo(expected);
    }

    @Test
    void whatBeganBeforeTheFirstStepCountsFromIt() {
        Changes changes = new Changes(3);
        changes.from(-5, 2);
        changes.between(-2, 1, 1);
        changes.between(-4, -3, 1);
        changes.between(2, 9, 4);
        changes.from(3, 1);
        assertThat(changes.summedUp()).containsExactly(3, 2, 6);
    }
}

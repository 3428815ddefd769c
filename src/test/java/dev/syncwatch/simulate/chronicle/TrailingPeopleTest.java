package dev.syncwatch.simulate.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TrailingPeopleTest {

    @Property
    void countsEachPersonOnceFromTheLastTime(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int width) {
        Random random = new Random(seed);
        TrailingPeople trailing = new TrailingPeople(width);
        int[] last = new int[20];
        Arrays.fill(last, Integer.MIN_VALUE / 2);
        for (int step = 0; step < 60; step++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                int person = random.nextInt(last.length);
                trailing.count(last[person], step);
                last[person] = step;
            }
            int oldest = step - width + 1;
            assertThat(trailing.people()).isEqualTo((int)
                    Arrays.stream(last).filter(at -> at >= oldest).count());
            trailing.leave(step);
        }
    }
}

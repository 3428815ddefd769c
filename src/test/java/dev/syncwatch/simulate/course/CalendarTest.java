package dev.syncwatch.simulate.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final int ITEMS = 1 << 12;

    @Property
    void givesWhatAnOrderedQueueWouldGive(@ForAll long seed) {
        Random random = new Random(seed);
        Calendar calendar = new Calendar(1_000, ITEMS);
        PriorityQueue<Long> expected = new PriorityQueue<>();
        Set<Integer> waiting = new HashSet<>();
        List<Long> taken = new ArrayList<>();
        long now = 1_000;
        for (int i = 0; i < 400; i++) {
            if (expected.isEmpty() || random.nextInt(5) > 1) {
                // From at once to days away, so that buckets are gone around more than once.
                long at = now + (random.nextInt(20) == 0 ? random.nextInt(300_000_000) : random.nextInt(5_000));
                int item = random.nextInt(ITEMS);
                if (waiting.add(item)) {
                    calendar.add(at, item);
                    expected.add(at << 24 | item);
                }
            } else {
                now = calendar.peek();
                taken.add(now << 24 | calendar.take());
                assertThat(taken.get(taken.size() - 1)).isEqualTo(expected.remove());
                waiting.remove((int) (taken.get(taken.size() - 1) & (1 << 24) - 1));
            }
        }
        while (!expected.isEmpty()) {
            assertThat(calendar.peek() << 24 | calendar.take()).isEqualTo(expected.remove());
        }
        assertThat(calendar.peek()).isEqualTo(Calendar.NEVER);
    }

    @Test
    void refusesWhatIsNotedAlready() {
        Calendar calendar = new Calendar(0, 2);
        calendar.add(60_000, 1);
        assertThatThrownBy(() -> calendar.add(70_000, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesThePast() {
        Calendar calendar = new Calendar(0, 2);
        calendar.add(5_000, 1);
        calendar.peek();
        calendar.take();
        assertThatThrownBy(() -> calendar.add(4_999, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.syncwatch.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeMergeTest {

    /** A record of a partition, at a time. */
    private record Rec(int partition, long time) {}

    private final TimeMerge<Integer, Rec> merge = new TimeMerge<>(Rec::time);

    @Test
    void waitsForAPartitionThatIsBehind() {
        merge.behind(0);
        merge.behind(1);
        add(0, 10, 30);
        assertThat(merge.take()).isEmpty();

        add(1, 20, 40);
        assertThat(merge.take()).extracting(Rec::time).containsExactly(10L, 20L, 30L);
        assertThat(merge.waiting(1)).isEqualTo(1);
    }

    @Test
    void waitsForNobodyWhoHasCaughtUp() {
        merge.behind(0);
        merge.behind(1);
        add(0, 10, 30);
        merge.caughtUp(1);
        assertThat(merge.take()).hasSize(1 + 1).extracting(Rec::time).containsExactly(10L, 30L);

        merge.caughtUp(0);
        add(1, 5);
        assertThat(merge.take()).extracting(Rec::time).containsExactly(5L);
    }

    @Test
    void givesNothing_whenNothingCame() {
        assertThat(merge.take()).isEmpty();
    }

    @Property
    void losesNothingAndKeepsEachPartitionsOwnOrder(
            @ForAll List<@IntRange(max = 2) Integer> partitions, @ForAll List<@IntRange(max = 50) Integer> times) {
        TimeMerge<Integer, Rec> some = new TimeMerge<>(Rec::time);
        List<Rec> added = new ArrayList<>();
        List<Rec> taken = new ArrayList<>();
        some.behind(0);
        some.behind(1);
        for (int i = 0; i < Math.min(partitions.size(), times.size()); i++) {
            Rec rec = new Rec(partitions.get(i), times.get(i));
            added.add(rec);
            some.add(rec.partition(), rec);
            taken.addAll(some.take());
        }
        some.caughtUp(0);
        some.caughtUp(1);
        taken.addAll(some.take());

        assertThat(taken).hasSameSizeAs(added);
        for (int partition = 0; partition <= 2; partition++) {
            int own = partition;
            assertThat(taken.stream().filter(rec -> rec.partition() == own))
                    .containsExactlyElementsOf(
                            added.stream().filter(rec -> rec.partition() == own).toList());
        }
    }

    private void add(int partition, long... times) {
        for (long time : times) {
            merge.add(partition, new Rec(partition, time));
        }
    }
}

package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    @Test
    void commitsUpToTheFirstThatWaits() {
        PartitionProgress progress = new PartitionProgress(null);
        for (long offset = 100; offset < 104; offset++) {
            progress.begin(offset);
        }
        progress.settle(100);
        progress.settle(102);

        assertThat(progress.position().offset()).isEqualTo(101);
        assertThat(progress.span()).isEqualTo(3);
    }

    @Test
    void hasNothingToCommit_untilSomethingIsRead() {
        assertThat(new PartitionProgress(null).isCommitted()).isTrue();
        assertThat(new PartitionProgress(new OffsetAndMetadata(7)).isCommitted())
                .isTrue();
    }

    @Test
    void readsAllAgain_whenAnOperatorHasResetTheOffset() {
        assertThat(new PartitionProgress(new OffsetAndMetadata(7, "by hand")).begin(7))
                .isTrue();
    }

    @Test
    void fitsIntoTheBrokersMetadata_whenTheSpanIsAtItsLongest() {
        PartitionProgress progress = new PartitionProgress(null);
        progress.begin(0);
        for (long offset = 1; offset < PartitionProgress.LONGEST_SPAN; offset++) {
            progress.begin(offset);
            progress.settle(offset);
        }

        assertThat(progress.position().metadata().length()).isLessThan(4096);
    }

    @Property
    void beginsAfterARestartExactlyWhatWasNotSettled(@ForAll List<Boolean> settled) {
        PartitionProgress before = new PartitionProgress(null);
        Set<Long> open = new HashSet<>();
        // Every third offset is missing, as transaction markers are.
        for (int i = 0; i < settled.size(); i++) {
            long offset = 50 + i + i / 3;
            before.begin(offset);
            if (settled.get(i)) {
                before.settle(offset);
            } else {
                open.add(offset);
            }
        }

        OffsetAndMetadata committed = before.position();
        PartitionProgress after = new PartitionProgress(committed);
        List<Long> begun = new ArrayList<>();
        for (int i = 0; i < settled.size(); i++) {
            long offset = 50 + i + i / 3;
            if (offset >= committed.offset() && after.begin(offset)) {
                begun.add(offset);
            }
        }
        assertThat(new HashSet<>(begun)).isEqualTo(open);
    }
}

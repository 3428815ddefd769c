package dev.syncwatch.telemetry.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.Position;
import org.junit.jupiter.api.Test;

class NewestTimesTest {

    private final NewestTimes times = new NewestTimes(1_000);

    @Test
    void theFirstOfAPartitionIsNeverLate() {
        assertThat(times.isLate(0, -62_167_219_200_000L)).isFalse();
        assertThat(times.isLate(1, 0)).isFalse();
        assertThat(times.isLate(Position.NO_PARTITION, 0)).isFalse();
    }

    @Test
    void exactlyOutOfOrdernessBehindIsNotLate_aMillisecondMoreIs() {
        times.isLate(0, 10_000);

        assertThat(times.isLate(0, 9_000)).isFalse();
        assertThat(times.isLate(0, 8_999)).isTrue();
    }

    @Test
    void neitherLateOnesNorOlderOnesMoveTheNewestBack() {
        times.isLate(0, 10_000);
        times.isLate(0, 1_000);
        times.move(0, 2_000);

        assertThat(times.isLate(0, 8_999)).isTrue();
        assertThat(times.isLate(0, 9_000)).isFalse();
    }

    @Test
    void heartbeatsMoveTheNewestOn() {
        times.move(0, 20_000);

        assertThat(times.isLate(0, 18_999)).isTrue();
    }

    @Test
    void partitionsAreJudgedApart() {
        times.isLate(0, 1_000_000);

        assertThat(times.isLate(1, 10_000)).isFalse();
        assertThat(times.isLate(Position.NO_PARTITION, 0)).isFalse();
        assertThat(times.isLate(1, 8_000)).isTrue();
        assertThat(times.isLate(0, 10_000)).isTrue();
    }

    @Test
    void withoutOutOfOrdernessTheSameTimeAgainIsNotLate() {
        NewestTimes strict = new NewestTimes(0);
        strict.isLate(0, 5);

        assertThat(strict.isLate(0, 5)).isFalse();
        assertThat(strict.isLate(0, 4)).isTrue();
    }

    @Test
    void aPartitionMayHaveAnyNumber() {
        times.isLate(Integer.MAX_VALUE, 10_000);
        times.isLate(2_000_000_000, 10_000);

        assertThat(times.isLate(Integer.MAX_VALUE, 1_000)).isTrue();
        assertThat(times.isLate(2_000_000_000, 9_500)).isFalse();
    }

    @Test
    void tellsTheNewestTimeOfEachPartitionThatWasSeen() {
        times.isLate(3, 7);
        times.isLate(3, 5);
        times.move(Position.NO_PARTITION, -1);

        assertThat(times.all())
                .containsExactlyInAnyOrder(new PartitionTime(3, 7), new PartitionTime(Position.NO_PARTITION, -1));
    }
}

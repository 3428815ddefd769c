package dev.syncwatch.cli.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysTest {

    @Test
    void aPercentileIsOneOfThem_byNearestRank() {
        Delays delays = new Delays(LongStream.rangeClosed(1, 10)
                .mapToObj(second -> Duration.ofSeconds(11 - second))
                .toList());
        assertThat(delays.percentile(50)).hasSeconds(5);
        assertThat(delays.percentile(51)).hasSeconds(6);
        assertThat(delays.percentile(99)).hasSeconds(10);
        assertThat(new Delays(List.of(Duration.ofSeconds(3))).percentile(50)).hasSeconds(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 40, 60, 101, 200})
    void crossingsMeetEachPhaseOfThePaneOnce(int count) {
        long paneNanos = Duration.ofSeconds(12).toNanos();
        Phases phases = new Phases(count, Duration.ofSeconds(12));
        assertThat(IntStream.range(0, count).mapToObj(i -> phases.offset(i).toNanos() % paneNanos))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count)
                        .mapToObj(i -> Duration.ofNanos(paneNanos)
                                .multipliedBy(i)
                                .dividedBy(count)
                                .toNanos())
                        .toList());
    }
}

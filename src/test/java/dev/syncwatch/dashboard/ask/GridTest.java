package dev.syncwatch.dashboard.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
    private static final Instant TO = Instant.parse("2026-01-05T12:00:20Z");

    @ParameterizedTest
    @CsvSource({"PT1H, 60, 61", "PT24H, 60, 1441", "PT25H, 120, 751", "P7D, 600, 1009", "P31D, 1800, 1489"})
    void isAsFineAsFits(Duration length, long step, int points) {
        Grid grid = Grid.over(new TimeRange(TO.minus(length), TO));
        assertThat(grid.stepSeconds()).isEqualTo(step);
        assertThat(grid.points()).isEqualTo(points);
    }

    @Property
    void holdsTheRangeInAtMostItsPoints(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long from,
            @ForAll @LongRange(min = 1, max = 31 * 86_400L) long seconds) {
        TimeRange range = new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + seconds));
        Grid grid = Grid.over(range);
        long[] times = grid.times();
        assertThat(times).hasSize(grid.points()).hasSizeLessThanOrEqualTo(Grid.MOST_POINTS);
        assertThat(times[0] % grid.stepSeconds()).isZero();
        assertThat(grid.begin()).isBeforeOrEqualTo(range.from());
        assertThat(grid.end()).isAfter(range.to());
        assertThat(times[0]).isGreaterThan(from - grid.stepSeconds());
        assertThat(times[times.length - 1]).isLessThanOrEqualTo(from + seconds);
        for (int i = 0; i < times.length; i++) {
            assertThat(grid.indexOf(times[i])).isEqualTo(i);
        }
    }
}

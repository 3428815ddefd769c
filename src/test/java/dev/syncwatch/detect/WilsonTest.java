package dev.syncwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

    @ParameterizedTest
    @CsvSource({"3, 10", "5, 20", "6, 30", "9, 50", "15, 100", "27, 200"})
    void thisManyHitsAreTheFewestThatShowMoreThanTenPercent(int hits, int total) {
        assertThat(Wilson.lowerBound(hits, total)).isGreaterThan(0.1);
        assertThat(Wilson.lowerBound(hits - 1, total)).isLessThanOrEqualTo(0.1);
    }

    @Test
    void noHitsShowNothing() {
        assertThat(Wilson.lowerBound(0, 50)).isCloseTo(0, within(1e-12));
    }

    @Test
    void allHitsOfOneStillLeaveRoomForChance() {
        assertThat(Wilson.lowerBound(1, 1)).isCloseTo(1 / (1 + 1.6448536 * 1.6448536), within(1e-12));
    }

    /** The bound is where the observed share lies as far from the true one as the quantile allows: the score test itself. */
    @Property
    void liesAsFarBelowTheShareAsTheScoreTestAllows(
            @ForAll @IntRange(min = 1, max = 5000) int total, @ForAll @IntRange(max = 5000) int hitsOfMany) {
        int hits = 1 + hitsOfMany % total;
        double bound = Wilson.lowerBound(hits, total);
        double score = ((double) hits / total - bound) / Math.sqrt(bound * (1 - bound) / total);
        assertThat(score).isCloseTo(1.6448536, within(1e-6));
    }
}

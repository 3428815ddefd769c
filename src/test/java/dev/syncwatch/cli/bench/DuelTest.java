package dev.syncwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {
    private static final Contestant SHORT = new Contestant("short", environment -> {});
    private static final Contestant LONG = new Contestant("long", environment -> {});

    private final List<String> ran = new ArrayList<>();

    @Test
    void runsThemInTurns_andCountsNoWarmUp() throws Exception {
        List<Duel.Pair> pairs = new Duel(SHORT, LONG, 1, 2).fight(this::run, line -> {});
        assertThat(ran).containsExactly("short", "long", "long", "short", "short", "long");
        assertThat(pairs).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.first().cpuSeconds()).isEqualTo(1);
            assertThat(pair.second().cpuSeconds()).isEqualTo(2);
        });
    }

    @Test
    void givesNoFigureWhereResultsDiffer() {
        assertThatThrownBy(() -> new Duel(SHORT, LONG, 0, 3).fight(this::oneResultMoreEachTime, line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("differ between runs");
    }

    @Test
    void aRatioIsTheMedianOfThePairs() {
        assertThat(Ratio.of(List.of(0.5, 0.1, 0.4))).hasToString("0.40 (0.10 to 0.50)");
        assertThat(Ratio.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Ratio(2.5, 1, 4));
    }

    private Outcome run(Contestant contestant) {
        ran.add(contestant.name());
        return new Outcome(7, 1234, 3, contestant == SHORT ? 1 : 2);
    }

    private Outcome oneResultMoreEachTime(Contestant contestant) {
        ran.add(contestant.name());
        return new Outcome(ran.size(), 1234, 1, 1);
    }
}

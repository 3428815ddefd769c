package dev.syncwatch.cli.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsContestantsForthAndBack_andCountsNoWarmUp() throws Exception {
        Rounds.Counted counted = rounds(1, 2, costing("short", 1), costing("long", 2));
        assertThat(ran)
                .containsExactly(
                        "short WARM_UP",
                        "long WARM_UP",
                        "long COUNTED",
                        "short COUNTED",
                        "short COUNTED",
                        "long COUNTED");
        assertThat(counted.rounds()).hasSize(2);
    }

    @Test
    void aRatioIsOfCostsARecord_soThatASlowOneMayReadLess() throws Exception {
        Contestant whole = contestant("whole", "whole", new Outcome(1000, 1, 1, 10, 10));
        Contestant quarter = contestant("quarter", "quarter", new Outcome(250, 1, 1, 10, 5));
        Rounds.Counted counted = rounds(0, 1, whole, quarter);
        assertThat(counted.cpu("quarter", "whole").median()).isCloseTo(2, within(1e-9));
        assertThat(counted.wall("quarter", "whole").median()).isCloseTo(4, within(1e-9));
        assertThat(counted.speed("quarter").median()).isCloseTo(50, within(1e-9));
        assertThat(counted.records("quarter")).isEqualTo(250);
    }

    @Test
    void aRatioIsTheMedianOfTheRounds() {
        assertThat(Ratio.of(List.of(0.5, 0.1, 0.4))).hasToString("0.40 (0.10 to 0.50)");
        assertThat(Ratio.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Ratio(2.5, 1, 4));
    }

    @Test
    void givesNoFigureWhereOneContestantSaysSomethingElseEachTime() {
        Contestant moody = new Contestant("moody", "moody", lap -> new Outcome(10, ran.size(), 0, 1, noted("moody")));
        assertThatThrownBy(() -> rounds(0, 2, moody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the results of moody differ");
    }

    @Test
    void givesNoFigureWhereTwoThatShouldSayTheSameDiffer() {
        Contestant one = contestant("one", "rates", new Outcome(10, 5, 1234, 1, 1));
        Contestant other = contestant("other", "rates", new Outcome(10, 5, 1235, 1, 1));
        assertThatThrownBy(() -> rounds(0, 1, one, other)).hasMessageContaining("the results of other differ");
    }

    @Test
    void comparesNoResultsOfDifferentlyManyRecords() throws Exception {
        Contestant one = contestant("one", "rates", new Outcome(10, 5, 1234, 1, 1));
        Contestant other = contestant("other", "rates", new Outcome(20, 9, 99, 1, 1));
        assertThat(rounds(0, 1, one, other).results("other")).isEqualTo(9);
    }

    private static Rounds.Counted rounds(int warmUps, int counted, Contestant... contestants) throws Exception {
        return new Rounds(List.of(contestants), warmUps, counted).run(line -> {});
    }

    private static Contestant contestant(String name, String says, Outcome outcome) {
        return new Contestant(name, says, lap -> outcome);
    }

    private Contestant costing(String name, double seconds) {
        return new Contestant(name, name, lap -> {
            ran.add(name + " " + lap);
            return new Outcome(7, 7, 1234, seconds, seconds);
        });
    }

    private double noted(String name) {
        ran.add(name);
        return 1;
    }
}

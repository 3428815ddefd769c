package dev.syncwatch.cli.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.bench.measure.Ratio;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Finding HELD =
            Finding.of("one / other", new Ratio(0.72, 0.7, 0.75), "").goal(Goal.atLeast(0.7));
    private static final Finding MISSED =
            Finding.of("kept of a user", 240, "bytes").goal(Goal.atMost(200));
    private static final Report REPORT = new Report(
            new Machine("2026-01-05", 2, "a processor", 4096, "Copy", "17"),
            List.of(new Result("limit", "As it is.", 12.3, List.of(HELD, MISSED))));

    @Test
    void aMissIsCalledAMiss() {
        assertThat(HELD.verdict()).isEqualTo("≥ 0.7: holds");
        assertThat(MISSED.verdict()).isEqualTo("≤ 200: missed");
        assertThat(Finding.of("speed", 1, "").verdict()).isEmpty();
    }

    @Test
    void whatIsExactlyTheGoalHoldsIt() {
        assertThat(Goal.atLeast(0.7).holdsFor(0.7)).isTrue();
        assertThat(Goal.atMost(1.3).holdsFor(1.3)).isTrue();
        assertThat(Goal.atMost(1.3).holdsFor(1.31)).isFalse();
    }

    @Test
    void markdownSaysWhereHowAndWhat() {
        assertThat(REPORT.markdown()).isEqualTo("""
                        Measured on 2026-01-05, 2 cores (a processor), heap 4,096 MB, Copy, Java 17.

                        ### limit

                        As it is. Took 12 s.

                        | | | goal |
                        |---|---|---|
                        | one / other | 0.72 (0.70 to 0.75) | ≥ 0.7: holds |
                        | kept of a user | 240 bytes | ≤ 200: missed |
                        """);
    }

    @Test
    void jsonHasWholeNumbersToReckonWith() throws Exception {
        assertThat(REPORT.json())
                .contains("\"median\":0.72,\"least\":0.7,\"most\":0.75")
                .contains("\"cores\":2");
    }
}

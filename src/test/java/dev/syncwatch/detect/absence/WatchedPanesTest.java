package dev.syncwatch.detect.absence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.backend.BackendRow;
import dev.syncwatch.window.sample.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class WatchedPanesTest {

    private static final int GROUPING = 1;
    private static final int SUCCESSES = 1;
    private static final int ACTIVITY = 2;
    private static final long DAY = 86_400_000;

    private final WatchedPanes watched =
            new WatchedPanes(List.of(watch("first"), watch("second"), watchOfAnother("third")));

    private static AbsenceWatch watch(String rule) {
        return new AbsenceWatch(rule, GROUPING, SUCCESSES, ACTIVITY, DAY, DAY);
    }

    private static AbsenceWatch watchOfAnother(String rule) {
        return new AbsenceWatch(rule, GROUPING + 1, SUCCESSES, ACTIVITY, DAY, DAY);
    }

    @Test
    void whatSucceedsOrIsActiveTravelsOnce_withNothingButCounts() {
        for (long[] counts : List.of(new long[] {1, 1, 0}, new long[] {1, 0, 1}, new long[] {1, 1, 1})) {
            assertThat(travelling(GROUPING, counts))
                    .singleElement()
                    .usingRecursiveComparison()
                    .isEqualTo(new PartialPane(
                            "production",
                            GROUPING,
                            "environment=production",
                            10_000,
                            counts,
                            new BigDecimal[0],
                            new long[0],
                            new EvidenceRow[0],
                            new Sample[0],
                            new BackendRow[0]));
        }
    }

    @Test
    void whatNoRuleAsksForStaysWhereItIs() {
        assertThat(travelling(GROUPING, new long[] {1, 0, 0})).isEmpty();
        assertThat(travelling(GROUPING - 1, new long[] {1, 1, 1})).isEmpty();
    }

    @Test
    void whatTheLogSaysAloneStaysWhereItIs() {
        assertThat(travelling(GROUPING, new long[0])).isEmpty();
    }

    private List<PartialPane> travelling(int grouping, long[] counts) {
        List<PartialPane> out = new ArrayList<>();
        watched.flatMap(
                new PartialPane(
                        "production",
                        grouping,
                        "environment=production",
                        10_000,
                        counts,
                        new BigDecimal[] {BigDecimal.ONE},
                        new long[] {0, 10_000, 10_000, 1},
                        new EvidenceRow[] {new EvidenceRow("push", 1, 1)},
                        new Sample[] {new Sample(1, "push failed")},
                        null),
                new ListCollector<>(out));
        return out;
    }
}

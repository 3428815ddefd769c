package dev.syncwatch.notify.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    @Test
    void setsSharesOfFailuresBesideSharesOfAttempts() {
        List<String> lines = Breakdown.lines(List.of(
                new EvidenceRow("push", "503", "2.4.1", "android", 18, 18),
                new EvidenceRow("fetch", "401", "2.4.0", "ios", 2, 2),
                new EvidenceRow("unknown", "unknown", "2.4.1", "android", 22, 0),
                new EvidenceRow("unknown", "unknown", "2.4.0", "ios", 158, 0)));

        assertThat(lines)
                .containsExactly(
                        "stage push: 90 % of failures, 9 % of attempts; without it 1.1 % fail",
                        "stage fetch: 10 % of failures, 1 % of attempts",
                        "status code 503: 90 % of failures, 9 % of attempts; without it 1.1 % fail",
                        "status code 401: 10 % of failures, 1 % of attempts",
                        "app version 2.4.1: 90 % of failures, 20 % of attempts; without it 1.3 % fail",
                        "app version 2.4.0: 10 % of failures, 80 % of attempts",
                        "platform android: 90 % of failures, 20 % of attempts; without it 1.3 % fail",
                        "platform ios: 10 % of failures, 80 % of attempts");
    }

    @Test
    void namesAtMostThreeValuesOfADimension() {
        List<EvidenceRow> rows = List.of("a", "b", "c", "d").stream()
                .map(stage -> new EvidenceRow(stage, "500", "1", "ios", 1, 1))
                .toList();

        assertThat(Breakdown.lines(rows))
                .filteredOn(line -> line.startsWith("stage"))
                .hasSize(3);
    }

    @Test
    void comparesNothingWithAttempts_whereOnlyFailuresHaveAValue() {
        List<String> lines = Breakdown.lines(List.of(
                new EvidenceRow("persist", "unknown", "unknown", "ios", 5, 5),
                new EvidenceRow("unknown", "unknown", "unknown", "ios", 95, 0)));

        assertThat(lines)
                .containsExactly(
                        "stage persist: 100 % of failures, 5 % of attempts; without it 0 % fail",
                        "no status code: 100 % of failures",
                        "app version unknown: 100 % of failures, 100 % of attempts",
                        "platform ios: 100 % of failures, 100 % of attempts");
    }

    @Test
    void saysNothing_whenNothingFailed() {
        assertThat(Breakdown.lines(List.of())).isEmpty();
        assertThat(Breakdown.lines(List.of(new EvidenceRow("push", "503", "1", "ios", 9, 0))))
                .isEmpty();
    }
}

package dev.syncwatch.window.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.LogEntry;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BackendSummaryTest {

    private final BackendTally tally = new BackendTally();

    @Test
    void aLogThatSaysNothingHasNoSummary() {
        assertThat(BackendSummary.of(tally.rows())).isNull();
    }

    @Test
    void countsByStatusAndPath_mostFrequentFirst() {
        say(3, "503", "/bulk", 10);
        say(1, "429", "/retry", 20);
        say(2, "500", "/bulk", 5);
        say(4, "200", "/ok", 30);

        BackendSummary summary = BackendSummary.of(tally.rows());

        assertThat(summary.responses()).isEqualTo(10);
        assertThat(summary.failures()).isEqualTo(6);
        assertThat(summary.serverErrors()).isEqualTo(5);
        assertThat(summary.statuses())
                .extracting(BackendSummary.Count::what)
                .containsExactly("200", "503", "500", "429");
        assertThat(summary.paths())
                .containsExactly(new BackendSummary.Count("/bulk", 5), new BackendSummary.Count("/retry", 1));
        assertThat(summary.first()).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(summary.last()).isEqualTo(Instant.ofEpochMilli(30));
    }

    @Test
    void whatIsNoStatusCountsAsAResponseAlone() {
        say(1, null, "/bulk", 1);
        say(1, "5xx", null, 2);

        BackendSummary summary = BackendSummary.of(tally.rows());

        assertThat(summary.responses()).isEqualTo(2);
        assertThat(summary.failures()).isZero();
        assertThat(summary.statuses()).isEmpty();
    }

    @Test
    void isBounded_andLosesNoCount() {
        for (int path = 0; path < 2_000; path++) {
            say(1, "503", "/" + path, path);
            say(1, "500", "/" + path, path);
        }

        assertThat(tally.rows()).hasSizeLessThanOrEqualTo(256 + 2);
        assertThat(Arrays.stream(tally.rows()).mapToLong(BackendRow::count).sum())
                .isEqualTo(4_000);
        assertThat(BackendSummary.of(tally.rows()).paths()).hasSize(3);
        assertThat(BackendSummary.of(tally.rows()).statuses())
                .containsExactlyInAnyOrder(
                        new BackendSummary.Count("500", 2_000), new BackendSummary.Count("503", 2_000));
    }

    private void say(int times, String status, String path, long time) {
        for (int i = 0; i < times; i++) {
            tally.add(new LogEntry(time, "production", status, path, null, null));
        }
    }
}

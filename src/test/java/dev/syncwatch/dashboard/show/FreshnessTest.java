package dev.syncwatch.dashboard.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-05T12:00:22Z");
    private static final Progress PROGRESS = new Progress(Instant.parse("2026-01-05T12:00:20Z"), WRITTEN);

    @ParameterizedTest
    @CsvSource({"0, live, 0", "60, live, 60", "61, stale, 61", "180, stale, 180", "-5, live, 0"})
    void goesByTheWallClockSinceItWasWritten(long seconds, String state, long behind) {
        Freshness freshness = Freshness.of(PROGRESS, WRITTEN.plusSeconds(seconds));
        assertThat(freshness.state().word()).isEqualTo(state);
        assertThat(freshness.behindSeconds()).isEqualTo(behind);
    }

    @Test
    void saysThatAllIsWellOfFreshDataAlone() {
        Freshness fresh = Freshness.of(PROGRESS, WRITTEN);
        Freshness old = Freshness.of(PROGRESS, WRITTEN.plusSeconds(61));
        assertThat(Verdict.of(List.of(), fresh)).isEqualTo(Verdict.OK);
        assertThat(Verdict.of(List.of(), old)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Verdict.of(List.of(), Freshness.empty())).isEqualTo(Verdict.UNKNOWN);
        assertThat(Verdict.of(List.of("firing"), old)).isEqualTo(Verdict.FIRING);
    }

    @Test
    void saysTheWorstOfAllAlerts() {
        Freshness fresh = Freshness.of(PROGRESS, WRITTEN);
        assertThat(Verdict.of(List.of("pending", "firing", "recovering", "firing"), fresh))
                .isEqualTo(Verdict.FIRING);
        assertThat(Verdict.of(List.of("pending", "recovering"), fresh)).isEqualTo(Verdict.RECOVERING);
        assertThat(Verdict.of(List.of("pending"), fresh)).isEqualTo(Verdict.PENDING);
    }
}

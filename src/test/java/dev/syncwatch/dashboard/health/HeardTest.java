package dev.syncwatch.dashboard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static final Heard HEARD = Heard.nothing()
            .withLag(7L, NOW)
            .withJobs(
                    List.of(
                            new FlinkJobs.Report("detection", "running", NOW.minusSeconds(10), NOW.minusSeconds(2)),
                            new FlinkJobs.Report("heartbeat", "running", NOW.minusSeconds(25), null)),
                    NOW);

    @Test
    void tellsWhatWasHeardAndHowOldItIs() {
        assertThat(HEARD.at(NOW.plusSeconds(5)))
                .isEqualTo(new Health(
                        7L,
                        30L,
                        7L,
                        List.of(new Health.Job("detection", "running"), new Health.Job("heartbeat", "running"))));
    }

    @Test
    void forgetsWhatIsOldButNotThatThereWereJobs() {
        assertThat(HEARD.at(NOW.plusSeconds(31)))
                .isEqualTo(new Health(
                        null,
                        56L,
                        33L,
                        List.of(new Health.Job("detection", "unknown"), new Health.Job("heartbeat", "unknown"))));
    }

    @Test
    void saysNothingWhereNobodySpoke() {
        assertThat(Heard.nothing().at(NOW)).isEqualTo(Health.unknown());
    }
}

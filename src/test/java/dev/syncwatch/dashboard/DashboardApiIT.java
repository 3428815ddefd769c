package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.fixture.PageCalls;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.WatchedTables;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each address answers over rows that were counted by hand: see {@code outage.sql}. */
class DashboardApiIT {
    @RegisterExtension
    static final PostgresFixture POSTGRES = PostgresFixture.shared();

    private static final String EPISODE = "failure-rate/environment=production@2026-01-05T11:33:00Z";
    private static final Health HEALTH = new Health(12L, 5L, null, List.of(new Health.Job("detection", "running")));

    private static Dashboard dashboard;
    private static PageCalls page;

    @BeforeAll
    static void start() {
        dashboard = Dashboard.start(
                DashboardSettings.onThisMachine(0),
                WatchedTables.source(WatchedTables.withOutage(POSTGRES)),
                () -> HEALTH,
                Clock.fixed(WatchedTables.DURING_THE_OUTAGE, ZoneOffset.UTC));
        page = new PageCalls(dashboard.url());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void stateTellsWhatIsBrokenAndHowFreshThatIs() {
        JsonNode state = page.json("/api/state");
        System.out.println(state.toPrettyString());
        assertThat(state.path("verdict").asText()).isEqualTo("firing");
    }

    @Test
    void all() {
        for (String s : List.of(
                "/api/series?range=1h",
                "/api/failures?range=1h",
                "/api/breakdown",
                "/api/episodes?range=7d",
                "/api/episode?id=" + EPISODE,
                "/api/notifications",
                "/api/rules",
                "/api/silences")) {
            String t = page.json(s).toString();
            System.out.println(s + " " + t.substring(0, Math.min(3000, t.length())));
        }
    }
}

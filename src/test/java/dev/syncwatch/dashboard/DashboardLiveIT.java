package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.fixture.LiveEvents;
import dev.syncwatch.fixture.PageCalls;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.WatchedTables;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Open pages, and a database that comes, goes and comes back. */
class DashboardLiveIT {
    @RegisterExtension
    static final PostgresFixture POSTGRES = PostgresFixture.shared();

    private static Dashboard start(PostgresFixture.Database database) {
        return Dashboard.start(
                DashboardSettings.onThisMachine(0),
                WatchedTables.source(database),
                Health::unknown,
                new Dashboard.Timing(Clock.systemUTC(), Duration.ofMillis(100)));
    }

    private static LiveEvents listen(Dashboard dashboard) {
        return new LiveEvents(dashboard.url().resolve("api/live"));
    }

    @Test
    void anOpenPageIsToldWhatItHasToAskForAgain() throws InterruptedException {
        PostgresFixture.Database database = WatchedTables.withOutage(POSTGRES);
        try (Dashboard dashboard = start(database);
                LiveEvents events = listen(dashboard)) {
            JsonNode first = events.next(event -> true);
            assertThat(first.path("clock").asText()).isEqualTo("2026-01-05T12:00:20Z");
            database.execute("UPDATE silence SET ends_at = '2026-01-05T18:00:00Z' WHERE id = 's1'");
            JsonNode second = events.next(event -> !event.path("silences").equals(first.path("silences")));
            assertThat(changed(first, second)).containsExactly("silences");
            database.execute(
                    "INSERT INTO window_rate VALUES ('2026-01-05T12:01:00Z', 'production', 1, 1, 0, 0, 1, 0, 0.1)");
            JsonNode third = events.next(event -> !event.path("series").equals(first.path("series")));
            assertThat(changed(second, third)).containsExactly("series");
            database.execute("UPDATE notification SET status = 'delivered' WHERE id = 'n2'");
            JsonNode fourth = events.next(event -> !event.path("notifications").equals(first.path("notifications")));
            assertThat(changed(third, fourth)).containsExactly("notifications");
            database.execute("UPDATE progress SET evaluated_to = '2026-01-05T12:00:30Z'");
            JsonNode fifth = events.next(event -> !event.path("state").equals(first.path("state")));
            assertThat(changed(fourth, fifth)).containsExactly("clock", "state");
            database.execute(
                    "INSERT INTO alert_change SELECT alert, '2026-01-05T12:00:30Z', rule, environment, episode, 'recovering', state,"
                            + " starts_at, severity, mode, value, threshold, title, change FROM alert WHERE rule = 'failure-rate'");
            JsonNode sixth = events.next(event -> !event.path("episodes").equals(first.path("episodes")));
            assertThat(changed(fifth, sixth)).containsExactly("state", "episodes", "rules");
        }
    }

    private static List<String> changed(JsonNode before, JsonNode after) {
        return before.properties().stream()
                .filter(part -> !part.getValue().equals(after.path(part.getKey())))
                .map(part -> part.getKey())
                .toList();
    }

    @Test
    void aDatabaseThatGoesAwayIsToldAndFoundAgain() throws InterruptedException {
        PostgresFixture.Database database = WatchedTables.withOutage(POSTGRES);
        try (Dashboard dashboard = start(database);
                LiveEvents events = listen(dashboard)) {
            PageCalls page = new PageCalls(dashboard.url());
            events.next(event -> true);
            POSTGRES.stop();
            try {
                events.next(event -> event.path("state").asText().equals("broken"));
                HttpResponse<String> answer = page.get("/api/state");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(PageCalls.jsonOf(answer)
                                .path("freshness")
                                .path("state")
                                .asText())
                        .isEqualTo("broken");
                assertThat(page.get("/healthz").statusCode()).isEqualTo(200);
            } finally {
                POSTGRES.resume();
            }
            events.next(event -> !event.path("clock").isNull());
            assertThat(page.json("/api/state").path("verdict").asText()).isEqualTo("firing");
        }
    }

    @Test
    void aDatabaseWithoutTablesIsEmptyUntilTheyCome() throws InterruptedException {
        PostgresFixture.Database database = POSTGRES.newDatabase();
        try (Dashboard dashboard = start(database);
                LiveEvents events = listen(dashboard)) {
            PageCalls page = new PageCalls(dashboard.url());
            events.next(event -> event.path("state").asText().equals("empty"));
            JsonNode state = page.json("/api/state");
            assertThat(state.path("freshness").path("state").asText()).isEqualTo("empty");
            assertThat(state.path("verdict").asText()).isEqualTo("unknown");
            assertThat(state.path("environments")).hasToString("[\"production\"]");
            assertThat(page.get("/api/series").statusCode()).isEqualTo(503);
            WatchedTables.migrate(database);
            JsonNode migrated =
                    events.next(event -> !event.path("state").asText().equals("empty"));
            assertThat(migrated.path("clock").isNull()).isTrue();
            assertThat(page.json("/api/state").path("freshness").path("state").asText())
                    .isEqualTo("empty");
            for (String path :
                    List.of("series", "failures", "breakdown", "episodes", "notifications", "rules", "silences")) {
                assertThat(page.json("/api/" + path).path("clock").isNull())
                        .as(path)
                        .isTrue();
            }
        }
    }

    @Test
    void oneTooManyIsRefusedAndAllEndWithTheServer() throws InterruptedException {
        List<LiveEvents> all = new ArrayList<>();
        try (Dashboard dashboard = start(WatchedTables.empty(POSTGRES))) {
            for (int i = 0; i < 100; i++) {
                all.add(listen(dashboard));
            }
            assertThat(all).extracting(LiveEvents::status).containsOnly(200);
            for (LiveEvents each : all) {
                each.next(event -> true);
            }
            try (LiveEvents refused = listen(dashboard)) {
                assertThat(refused.status()).isEqualTo(503);
            }
        }
        for (LiveEvents each : all) {
            each.awaitEnd();
        }
    }
}

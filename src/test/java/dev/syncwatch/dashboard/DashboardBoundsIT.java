package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.fixture.PageCalls;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.WatchedTables;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should ask, and more rows than anybody should be shown. */
class DashboardBoundsIT {
    @RegisterExtension
    static final PostgresFixture POSTGRES = PostgresFixture.shared();

    private static final List<String> PATHS = List.of(
            "state", "series", "failures", "breakdown", "episodes", "episode", "notifications", "rules", "silences");

    private static PostgresFixture.Database database;
    private static Dashboard dashboard;
    private static PageCalls page;

    @BeforeAll
    static void start() {
        database = WatchedTables.withOutage(POSTGRES);
        database.execute(
                // An attacker, or a bug, that sends any stage, version and group that it likes.
                "INSERT INTO failure_minute SELECT '2026-01-05T11:00:00Z', 'wild', 'stage ' || i, '', i, 1 FROM generate_series(1, 5000) i",
                "INSERT INTO sync_minute SELECT '2026-01-05T11:00:00Z', 'wild', 'p', 'v' || i, 1, 1, 0, 1, 0, 0, 1, 0 FROM generate_series(1, 5000) i",
                "INSERT INTO rule_status SELECT 'r/environment=wild,appVersion=v' || i, '2026-01-05T12:00:00Z', 'r', 'threshold', 'wild',"
                        + " 'warning', 'live', 'inactive', i, 5000, '{}' FROM generate_series(1, 500) i",
                "INSERT INTO alert_change SELECT 'r/environment=wild,appVersion=v' || i, '2026-01-05T11:00:00Z', 'r', 'wild',"
                        + " 'r/environment=wild,appVersion=v' || i || '@2026-01-05T11:00:00Z', 'firing', 'inactive', '2026-01-05T11:00:00Z',"
                        + " 'warning', 'live', 1, 1, 't', '{\"evidence\":{},\"notify\":[]}' FROM generate_series(1, 1000) i",
                "INSERT INTO alert SELECT alert, at, rule, environment, episode, state, previous, starts_at, severity, mode, value, threshold, title, change"
                        + " FROM alert_change WHERE environment = 'wild'",
                "INSERT INTO silence SELECT 'wild ' || i, '{}', '2026-01-05T11:00:00Z', '2026-01-05T11:01:00Z', 'a', 'r' FROM generate_series(1, 500) i");
        dashboard = Dashboard.start(
                DashboardSettings.onThisMachine(0),
                WatchedTables.source(database),
                Health::unknown,
                new Dashboard.Timing(
                        Clock.fixed(WatchedTables.DURING_THE_OUTAGE, ZoneOffset.UTC), Duration.ofSeconds(1)));
        page = new PageCalls(dashboard.url());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "production'; DROP TABLE progress; --",
                "production'; SET ROLE postgres; --",
                "$1 :from {} <column> \\' \\",
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "%",
                "\uD83D\uDE00 \uFFFF",
                "\uD800"
            })
    void statementsInParametersAreOnlyNamesThatNobodyHas(String hostile) {
        for (String path : PATHS) {
            HttpResponse<String> answer = page.get("/api/%s?environment=%s&before=%s&incident=%s&id=%s"
                    .formatted(path, encoded(hostile), encoded(hostile), encoded(hostile), encoded(hostile)));
            assertThat(answer.statusCode()).as(path).isEqualTo(path.equals("episode") ? 404 : 200);
        }
        assertThat(page.json("/api/state").path("environments")).hasSize(3);
        assertThat(page.json("/api/breakdown?environment=" + encoded(hostile))
                        .path("attempts")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/state?environment=a%00b                                        | environment holds a control character.
                    /api/series?range=1y                                                | range is one of 1h, 3h, 6h, 24h and 7d.
                    /api/series?from=2026-01-05T12:00:00Z&to=2026-01-05T11:00:00Z       | The time range ends before it begins.
                    /api/failures?from=2025-01-05T12:00:00Z&to=2026-01-05T11:00:00Z     | The time range is longer than 31 days.
                    /api/breakdown?from=now                                             | from is no RFC 3339 time, such as 2026-01-05T10:07:20Z.
                    /api/episodes?limit=201                                             | limit is a number from 1 to 200.
                    /api/notifications?limit=0                                          | limit is a number from 1 to 200.
                    /api/episode                                                        | id is missing.
                    """)
    void questionsThatMakeNoSenseAreRefusedInASentence(String path, String sentence) {
        HttpResponse<String> answer = page.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(PageCalls.jsonOf(answer).path("error").asText()).isEqualTo(sentence);
    }

    @Test
    void noQuestionGetsMoreThanAPageCanShow() {
        assertThat(page.json("/api/failures?environment=wild").path("rows")).hasSize(13);
        assertThat(page.json("/api/breakdown?environment=wild").path("versions"))
                .hasSize(13);
        assertThat(page.json("/api/rules?environment=wild").path("rules").get(0).path("groups"))
                .hasSize(50);
        assertThat(page.json("/api/state?environment=wild").path("open")).hasSize(200);
        assertThat(page.json("/api/series?environment=wild").path("episodes")).hasSize(200);
        assertThat(page.json("/api/episodes?environment=wild").path("episodes")).hasSize(50);
        assertThat(page.json("/api/episodes?environment=wild&limit=200").path("episodes"))
                .hasSize(200);
        // Of the 200 that are looked at, one recurs in a way that no version knows.
        assertThat(page.json("/api/silences").path("silences")).hasSize(199);
        for (String path : List.of("series", "failures")) {
            JsonNode longest = page.json("/api/" + path + "?from=2025-12-06T00:00:00Z&to=2026-01-06T00:00:00Z");
            JsonNode times =
                    longest.has("t") ? longest.path("t") : longest.path("rate").path("t");
            assertThat(times).as(path).hasSizeBetween(1, 1500);
        }
    }

    @Test
    void whatIsLeftOutOfFailuresIsSummed() {
        JsonNode rows = page.json("/api/failures?environment=wild").path("rows");
        assertThat(rows.get(0).path("stage").asText()).isEqualTo("stage 5000");
        assertThat(rows.get(12).path("stage").asText()).isEqualTo("other");
        assertThat(rows.get(12).path("total").asLong()).isEqualTo(4988L * 4989 / 2);
    }

    @Test
    void pagesOfEpisodesMeetEvenWhereAllBeganAtOnce() {
        JsonNode first = page.json("/api/episodes?environment=wild&limit=200");
        String last = first.path("episodes").get(199).path("episode").asText();
        JsonNode second = page.json("/api/episodes?environment=wild&limit=200&before=" + encoded(last));
        assertThat(second.path("episodes")).hasSize(200);
        assertThat(second.path("episodes").get(0).path("episode").asText()).isLessThan(last);
    }

    @Test
    void aDayOfMinutesComesQuickly() {
        page.json("/api/series?range=24h");
        long begin = System.nanoTime();
        page.json("/api/series?range=24h");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void fewConnectionsServeAnyNumberOfQuestions() throws SQLException {
        IntStream.range(0, 60).parallel().forEach(i -> page.json("/api/state"));
        try (Connection connection = database.connect();
                ResultSet open = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")) {
            open.next();
            assertThat(open.getInt(1)).as("ours, and this one").isBetween(2, 7);
        }
    }
}

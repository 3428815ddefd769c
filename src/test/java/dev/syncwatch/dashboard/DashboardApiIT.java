package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.fixture.PageCalls;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.WatchedTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each address answers over rows that were counted by hand: see {@code outage.sql}. */
class DashboardApiIT {
    @RegisterExtension
    static final PostgresFixture POSTGRES = PostgresFixture.shared();

    private static final String CLOCK = "2026-01-05T12:00:20Z";
    private static final String EPISODE = "failure-rate/environment=production@2026-01-05T11:33:00Z";
    private static final String SHADOW =
            "slow-burn/environment=production,platform=ios,appVersion=3.2.0@2026-01-05T11:40:00Z";
    private static final String PAST = "queue-growth/environment=production@2026-01-04T08:00:00Z";
    private static final Health HEALTH = new Health(12L, 5L, null, List.of(new Health.Job("detection", "running")));

    private static Dashboard dashboard;
    private static PageCalls page;

    @BeforeAll
    static void start() {
        dashboard = Dashboard.start(
                DashboardSettings.onThisMachine(0),
                WatchedTables.source(WatchedTables.withOutage(POSTGRES)),
                () -> HEALTH,
                new Dashboard.Timing(
                        Clock.fixed(WatchedTables.DURING_THE_OUTAGE, ZoneOffset.UTC), Duration.ofSeconds(1)));
        page = new PageCalls(dashboard.url());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(each -> each.getKey()).toList();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(field).asText())
                .toList();
    }

    @Test
    void stateTellsWhatIsBrokenAndHowFreshThatIs() {
        JsonNode state = page.json("/api/state");
        assertThat(names(state))
                .containsExactly(
                        "clock",
                        "wallClock",
                        "environments",
                        "environment",
                        "freshness",
                        "verdict",
                        "rate",
                        "incident",
                        "open",
                        "pending",
                        "health");
        assertThat(state.path("clock").asText()).isEqualTo(CLOCK);
        assertThat(state.path("wallClock").asText()).isEqualTo("2026-01-05T12:00:42Z");
        assertThat(state.path("environments")).hasToString("[\"production\",\"staging\"]");
        assertThat(state.path("environment").asText()).isEqualTo("production");
        assertThat(state.path("verdict").asText()).isEqualTo("firing");
        assertThat(state.path("freshness"))
                .hasToString("{\"state\":\"live\",\"evaluatedTo\":\"" + CLOCK
                        + "\",\"writtenAt\":\"2026-01-05T12:00:22Z\",\"behindSeconds\":20}");
        assertThat(state.path("health").path("lagRecords").asLong()).isEqualTo(12);
        assertThat(state.path("health").path("watermarkAgeSeconds").isNull()).isTrue();
        assertThat(state.path("health").path("jobs")).hasToString("[{\"name\":\"detection\",\"state\":\"running\"}]");
    }

    @Test
    void stateTellsTheRateOfNowAndTheOpenIncident() {
        JsonNode state = page.json("/api/state?environment=production");
        assertThat(state.path("rate"))
                .hasToString(
                        "{\"windowEnd\":\"2026-01-05T12:00:00Z\",\"attempts\":450,\"successes\":285,\"failures\":165,"
                                + "\"failureRate\":0.36666666666666664,\"activeUsers\":80,\"queueDelta\":247.5,\"threshold\":0.1}");
        JsonNode incident = state.path("incident");
        assertThat(incident.path("id").asText()).isEqualTo("incident/" + EPISODE);
        assertThat(incident.path("section").asText()).isEqualTo("3.2");
        assertThat(incident.path("usersHit").asInt()).isEqualTo(42);
        assertThat(incident.path("endsAt").isNull()).isTrue();
    }

    @Test
    void stateShowsWhatFiresWithRulesInForceFirst() {
        JsonNode state = page.json("/api/state");
        assertThat(texts(state.path("open"), "episode")).containsExactly(EPISODE, SHADOW);
        assertThat(texts(state.path("open"), "mode")).containsExactly("live", "shadow");
        assertThat(texts(state.path("pending"), "rule")).containsExactly("push-5xx");
        JsonNode episode = state.path("open").get(0);
        assertThat(names(episode))
                .contains("episode", "alert", "rule", "environment", "severity", "mode", "state", "startsAt", "endsAt")
                .contains(
                        "value",
                        "threshold",
                        "title",
                        "incident",
                        "numbers",
                        "diagnosis",
                        "runbook",
                        "evidence",
                        "notify");
        assertThat(episode.path("value").asDouble()).isEqualTo(0.366);
        JsonNode ofNow = state.path("open").get(1);
        assertThat(ofNow.path("title").asText()).isEqualTo("ios 3.2.0: 91 % of syncs failed");
        assertThat(ofNow.path("numbers")).hasToString("{\"users\":30}");
        assertThat(episode.path("incident").asText()).isEqualTo("incident/" + EPISODE);
        assertThat(episode.path("evidence")
                        .path("rows")
                        .get(0)
                        .path("statusCode")
                        .asInt())
                .isEqualTo(503);
        assertThat(episode.path("diagnosis").path("actions").get(0).asText()).isEqualTo("Look at Payload");
        assertThat(episode.path("notify")).hasToString("[\"pagerduty\",\"slack-oncall\"]");
    }

    @Test
    void aQuietEnvironmentIsWell() {
        JsonNode state = page.json("/api/state?environment=staging");
        assertThat(state.path("verdict").asText()).isEqualTo("ok");
        assertThat(state.path("rate").path("failureRate").isNull()).isTrue();
        assertThat(state.path("incident").isNull()).isTrue();
        assertThat(state.path("open")).isEmpty();
    }

    @Test
    void anEnvironmentThatNobodyKnowsHasNothing() {
        JsonNode state = page.json("/api/state?environment=nowhere");
        assertThat(state.path("environment").asText()).isEqualTo("nowhere");
        assertThat(state.path("rate").isNull()).isTrue();
        assertThat(page.json("/api/breakdown?environment=nowhere")
                        .path("attempts")
                        .asInt())
                .isZero();
        assertThat(page.json("/api/rules?environment=nowhere").path("rules")).isEmpty();
    }

    @Test
    void seriesHaveAPointAMinuteAndGapsWhereThereIsNoRow() {
        JsonNode series = page.json("/api/series?from=2026-01-05T11:58:00Z&to=2026-01-05T12:02:00Z");
        assertThat(series.path("stepSeconds").asInt()).isEqualTo(60);
        assertThat(series.path("rate").path("t"))
                .hasToString("[1767614280,1767614340,1767614400,1767614460,1767614520]");
        assertThat(series.path("rate").path("attempts")).hasToString("[450,450,450,null,null]");
        assertThat(series.path("rate").path("failures")).hasToString("[165,165,165,null,null]");
        assertThat(series.path("rate").path("threshold")).hasToString("[0.1,0.1,0.1,null,null]");
        assertThat(names(series.path("rate")))
                .containsExactly(
                        "t",
                        "failureRate",
                        "threshold",
                        "attempts",
                        "failures",
                        "successes",
                        "activeUsers",
                        "queueDelta");
        JsonNode minutes = series.path("minutes");
        assertThat(names(minutes))
                .containsExactly(
                        "t",
                        "started",
                        "succeeded",
                        "completedOther",
                        "failed",
                        "skipped",
                        "queueDelta",
                        "users",
                        "stale");
        assertThat(minutes.path("started")).hasToString("[80,80,80,null,null]");
        assertThat(minutes.path("succeeded")).hasToString("[19,19,19,null,null]");
        assertThat(minutes.path("failed")).hasToString("[11,11,11,null,null]");
        assertThat(minutes.path("queueDelta")).hasToString("[16.5,16.5,16.5,null,null]");
        assertThat(minutes.path("users")).hasToString("[30,30,30,null,null]");
    }

    @Test
    void seriesOfAWeekHoldTheWorstMinuteAndAllCounts() {
        JsonNode series = page.json("/api/series?from=2026-01-01T00:00:00Z&to=2026-01-05T12:00:00Z");
        assertThat(series.path("stepSeconds").asInt()).isEqualTo(300);
        assertThat(series.path("rate").path("t")).hasSizeLessThanOrEqualTo(1500);
        int eleven30 = indexOf(series, "2026-01-05T11:30:00Z");
        assertThat(series.path("rate").path("failures").get(eleven30).asInt())
                .as("that of 11:34, the worst of the five minutes")
                .isEqualTo(15 + 40);
        assertThat(series.path("minutes").path("failed").get(eleven30).asInt()).isEqualTo(55);
        assertThat(series.path("minutes").path("users").get(eleven30).asInt()).isEqualTo(30);
        assertThat(series.path("rate").path("failures").get(0).isNull()).isTrue();
    }

    private static int indexOf(JsonNode series, String time) {
        long step = series.path("stepSeconds").asLong();
        long first = series.path("rate").path("t").get(0).asLong();
        return Math.toIntExact((Instant.parse(time).getEpochSecond() - first) / step);
    }

    @Test
    void seriesOfADayAreComplete() {
        JsonNode series = page.json("/api/series?range=24h");
        assertThat(series.path("rate").path("t")).hasSize(1441);
        assertThat(StreamSupport.stream(series.path("minutes").path("failed").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(1441 + 31 * 10);
        assertThat(texts(series.path("episodes"), "episode")).containsExactly(SHADOW, EPISODE);
    }

    @Test
    void seriesMarkTheEpisodesThatOverlapTheRange() {
        assertThat(texts(
                        page.json("/api/series?from=2026-01-04T08:30:00Z&to=2026-01-04T08:40:00Z")
                                .path("episodes"),
                        "episode"))
                .containsExactly(PAST);
        assertThat(page.json("/api/series?from=2026-01-04T09:00:01Z&to=2026-01-04T10:00:00Z")
                        .path("episodes"))
                .isEmpty();
        JsonNode past = page.json("/api/series?from=2026-01-04T08:59:00Z&to=2026-01-04T10:00:00Z")
                .path("episodes")
                .get(0);
        assertThat(names(past))
                .containsExactly("episode", "rule", "severity", "mode", "state", "startsAt", "endsAt", "title");
        assertThat(past.path("state").asText()).isEqualTo("resolved");
        assertThat(past.path("endsAt").asText()).isEqualTo("2026-01-04T09:00:00Z");
    }

    @Test
    void failuresAreCountedByStageAndStatusCode() {
        JsonNode failures = page.json("/api/failures?from=2026-01-05T11:28:00Z&to=2026-01-05T11:31:00Z");
        assertThat(failures.path("rows"))
                .hasToString("[{\"stage\":\"push\",\"statusCode\":\"503\",\"total\":20,\"failures\":[0,0,10,10]},"
                        + "{\"stage\":\"fetch\",\"statusCode\":\"401\",\"total\":4,\"failures\":[1,1,1,1]}]");
        assertThat(failures.path("t")).hasSize(4);
    }

    @Test
    void breakdownPutsSharesOfFailuresBesideSharesOfAttempts() {
        JsonNode breakdown = page.json("/api/breakdown?from=2026-01-05T11:30:00Z&to=2026-01-05T11:39:00Z");
        assertThat(breakdown.path("attempts").asInt()).isEqualTo(300);
        assertThat(breakdown.path("failures").asInt()).isEqualTo(110);
        JsonNode worst = breakdown.path("versions").get(0);
        assertThat(worst.path("name").asText()).isEqualTo("3.2.0");
        assertThat(worst.path("shareOfAttempts").asDouble()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(worst.path("shareOfFailures").asDouble()).isCloseTo(100.0 / 110, within(1e-9));
        assertThat(worst.path("failureRate").asDouble()).isEqualTo(1);
        assertThat(texts(breakdown.path("platforms"), "name")).containsExactly("ios", "android");
    }

    @Test
    void episodesComeNewestFirstAndPageByPage() {
        JsonNode first = page.json("/api/episodes?range=7d&limit=2");
        assertThat(texts(first.path("episodes"), "episode")).containsExactly(SHADOW, EPISODE);
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode next = page.json("/api/episodes?range=7d&limit=2&before=" + EPISODE);
        assertThat(texts(next.path("episodes"), "episode")).containsExactly(PAST);
        assertThat(next.path("more").asBoolean()).isFalse();
    }

    @Test
    void anEpisodeThatIsOverStillSaysHowBadItWas() {
        JsonNode past = page.json("/api/episodes?range=7d&before=" + EPISODE)
                .path("episodes")
                .get(0);
        assertThat(past.path("state").asText()).isEqualTo("resolved");
        assertThat(past.path("endsAt").asText()).isEqualTo("2026-01-04T09:00:00Z");
        assertThat(past.path("title").asText()).isEqualTo("production: the queue grows");
        assertThat(past.path("value").asDouble()).isEqualTo(12);
    }

    @Test
    void anEpisodeIsToldFromItsBeginning() {
        JsonNode one = page.json("/api/episode?id=" + EPISODE);
        assertThat(names(one)).containsExactly("clock", "episode", "changes", "notifications");
        assertThat(texts(one.path("changes"), "state")).containsExactly("firing", "recovering", "firing");
        assertThat(names(one.path("changes").get(0)))
                .containsExactly("at", "state", "previous", "value", "threshold", "title", "numbers");
        assertThat(texts(one.path("notifications"), "id")).containsExactlyInAnyOrder("n1", "n2");
    }

    @Test
    void notificationsSayWhatBecameOfThem() {
        JsonNode all = page.json("/api/notifications");
        assertThat(texts(all.path("notifications"), "id")).containsExactly("n1", "n2", "n0");
        JsonNode gaveUp = all.path("notifications").get(1);
        assertThat(gaveUp)
                .hasToString("{\"channel\":\"slack-oncall\",\"id\":\"n2\",\"incident\":\"incident/" + EPISODE
                        + "\",\"action\":\"trigger\",\"status\":\"gave-up\",\"title\":\"production: 10.2 % of syncs failed\","
                        + "\"at\":\"2026-01-05T11:33:00Z\",\"plannedAt\":\"2026-01-05T11:33:01Z\","
                        + "\"settledAt\":\"2026-01-05T11:40:00Z\",\"attempts\":9,\"reason\":\"Slack answered 500\"}");
        assertThat(texts(
                        page.json("/api/notifications?incident=incident/" + PAST)
                                .path("notifications"),
                        "id"))
                .containsExactly("n0");
        assertThat(page.json("/api/notifications?limit=2").path("more").asBoolean())
                .isTrue();
        assertThat(page.json("/api/notifications?environment=staging").path("notifications"))
                .isEmpty();
    }

    @Test
    void rulesSayHowFarTheyAreFromFiring() {
        JsonNode rules = page.json("/api/rules").path("rules");
        assertThat(texts(rules, "rule")).containsExactly("failure-rate", "queue-growth", "slow-burn");
        assertThat(texts(rules, "mode")).containsExactly("live", "live", "shadow");
        assertThat(rules.get(1).path("groups").get(0).path("distance").isNull()).isTrue();
        JsonNode groups = rules.get(2).path("groups");
        assertThat(texts(groups, "group")).containsExactly("ios, 3.2.0", "android, 3/1", "web, unknown");
        assertThat(texts(groups, "distance")).containsExactly("-0.8", "0.8", "null");
    }

    @Test
    void silencesSayWhatTheyHoldBack() {
        JsonNode silences = page.json("/api/silences").path("silences");
        assertThat(texts(silences, "id")).containsExactly("r1", "s1", "s2", "r2", "s3");
        assertThat(texts(silences, "state")).containsExactly("active", "active", "pending", "pending", "expired");
        assertThat(texts(silences, "startsAt"))
                .startsWith("2026-01-05T12:00:00Z")
                .contains("2026-01-10T00:00:00Z");
        assertThat(texts(silences, "recurs"))
                .containsExactly(
                        "every day at 13:00 for 30m, Europe/Berlin",
                        "null",
                        "null",
                        "every saturday at 00:00 for 48h, UTC",
                        "null");
        assertThat(texts(silences, "what"))
                .containsExactly(
                        "rule=push-5xx",
                        "rule=failure-rate environment=[staging, ~^dev]",
                        "platform!=ios",
                        "rule=push-5xx",
                        "severity=warning");
    }

    @Test
    void everyAnswerSaysWhatTimeItIs() {
        for (String path :
                List.of("series", "failures", "breakdown", "episodes", "notifications", "rules", "silences")) {
            assertThat(page.json("/api/" + path).path("clock").asText())
                    .as(path)
                    .isEqualTo(CLOCK);
        }
    }
}

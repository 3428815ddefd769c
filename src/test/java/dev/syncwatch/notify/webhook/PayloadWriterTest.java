package dev.syncwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayloadWriterTest {
    private static final Instant LATER = Instant.parse("2026-01-05T10:31:20Z");
    private static final String INCIDENT = "incident/failure-rate/environment=production@2026-01-05T10:07:20Z";

    private final PayloadWriter writer = new PayloadWriter("hook", "learning-sync");

    @Test
    void writesThisPayload() throws IOException {
        assertThat(write(Notifications.of(Action.OPEN, read(ChangeJson.failureRate()))))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"receiver":"hook","status":"firing","alerts":[{
                           "status":"firing",
                           "labels":{"alertname":"failure-rate","environment":"production","service":"learning-sync",
                             "severity":"critical"},
                           "annotations":{
                             "summary":"Failure rate 10.4 % over 15 min, above 10 % (production)",
                             "description":"since 10:07 UTC, 22 of 211 syncs failed, 19 people hit",
                             "since":"2026-01-05 10:07 UTC","value":"10.4 %","threshold":"10 %",
                             "attempts":"211","failures":"22","people_hit":"19","group":"environment=production",
                             "runbook":"https://example.com/runbook","runbook_url":"https://example.com/runbook",
                             "episode":"failure-rate/environment=production@2026-01-05T10:07:20Z",
                             "incident":"incident/failure-rate/environment=production@2026-01-05T10:07:20Z",
                             "evidence":"%s"},
                           "startsAt":"2026-01-05T10:07:20Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"",
                           "fingerprint":"c1c0f892c52914a4"}],
                         "groupLabels":{"environment":"production"},
                         "commonLabels":{"alertname":"failure-rate","environment":"production",
                           "service":"learning-sync","severity":"critical"},
                         "commonAnnotations":{
                             "summary":"Failure rate 10.4 % over 15 min, above 10 % (production)",
                             "description":"since 10:07 UTC, 22 of 211 syncs failed, 19 people hit",
                             "since":"2026-01-05 10:07 UTC","value":"10.4 %","threshold":"10 %",
                             "attempts":"211","failures":"22","people_hit":"19","group":"environment=production",
                             "runbook":"https://example.com/runbook","runbook_url":"https://example.com/runbook",
                             "episode":"failure-rate/environment=production@2026-01-05T10:07:20Z",
                             "incident":"incident/failure-rate/environment=production@2026-01-05T10:07:20Z",
                             "evidence":"%s"},
                         "externalURL":"","version":"4",
                         "groupKey":"incident/failure-rate/environment=production@2026-01-05T10:07:20Z",
                         "truncatedAlerts":0}
                        """.replace("%s", """
                        stage push: 81.8 % of failures, 8.5 % of attempts; without it 2.1 % fail\\n\
                        stage fetch: 18.2 % of failures, 1.9 % of attempts\\n\
                        status code 503: 81.8 % of failures, 8.5 % of attempts; without it 2.1 % fail\\n\
                        status code 401: 18.2 % of failures, 1.9 % of attempts\\n\
                        app version 2.4.1: 81.8 % of failures, 19 % of attempts; without it 2.3 % fail\\n\
                        app version 2.4.0: 18.2 % of failures, 81 % of attempts\\n\
                        platform android: 81.8 % of failures, 19 % of attempts; without it 2.3 % fail\\n\
                        platform ios: 18.2 % of failures, 81 % of attempts""")));
    }

    @Test
    void leavesAllButLabelsAndSummaryOff_whenItHasToBePlain() throws IOException {
        JsonNode alert = write(Notifications.of(Action.OPEN, read(ChangeJson.failureRate()))
                        .asPlain())
                .at("/alerts/0");

        assertThat(alert.path("labels")).hasSize(4);
        assertThat(alert.path("annotations").properties())
                .singleElement()
                .satisfies(only -> assertThat(only.getKey()).isEqualTo("summary"));
    }

    @Test
    void isResolvedOnlyWhenAllAlertsAre_andKeepsTheirFingerprints() throws IOException {
        PublishedChange rate = read(ChangeJson.failureRate());
        PublishedChange absence = read(ChangeJson.absence());
        PublishedChange rateOver = read(ChangeJson.failureRate().then("resolved", LATER));
        PublishedChange absenceOver = read(ChangeJson.absence().then("expired", LATER));

        JsonNode both = write(notification(Action.UPDATE, rateOver, rateOver, absence));
        JsonNode over = write(notification(Action.CLOSE, absenceOver, rateOver, absenceOver));

        assertThat(both.path("status").asText()).isEqualTo("firing");
        assertThat(both.at("/alerts/0/status").asText()).isEqualTo("resolved");
        assertThat(both.at("/alerts/0/endsAt").asText()).isEqualTo("2026-01-05T10:31:20Z");
        assertThat(both.at("/alerts/0/annotations").has("description")).isFalse();
        assertThat(both.at("/alerts/1/annotations").has("description")).isTrue();
        assertThat(both.at("/commonLabels").has("alertname")).isFalse();
        assertThat(over.path("status").asText()).isEqualTo("resolved");
        assertThat(over.at("/alerts/1/fingerprint")).isEqualTo(both.at("/alerts/1/fingerprint"));
        assertThat(write(notification(Action.OPEN, rate, rate)).at("/alerts/0/fingerprint"))
                .isEqualTo(over.at("/alerts/0/fingerprint"));
    }

    @Test
    void holdsOneAlertForTheSameLabels_whenItFiredAgainWithinTheIncident() throws IOException {
        PublishedChange first = read(ChangeJson.failureRate().then("resolved", LATER));
        PublishedChange again = read(ChangeJson.failureRate()
                .with("episode", "failure-rate/environment=production@2026-01-05T10:35:00Z")
                .with("startsAt", "2026-01-05T10:35:00Z")
                .with("at", "2026-01-05T10:35:00Z"));

        JsonNode payload = write(notification(Action.UPDATE, again, first, again));

        assertThat(payload.path("alerts")).hasSize(1);
        assertThat(payload.at("/alerts/0/status").asText()).isEqualTo("firing");
        assertThat(payload.at("/alerts/0/startsAt").asText()).isEqualTo("2026-01-05T10:35:00Z");
    }

    @Test
    void saysHowManyAlertsItLeavesOut_andLeavesOutThoseThatAreOverFirst() throws IOException {
        List<PublishedChange> many = IntStream.range(0, PayloadWriter.MOST_ALERTS + 5)
                .mapToObj(i -> i < 10 ? version(i).then("resolved", LATER) : version(i))
                .map(PayloadWriterTest::read)
                .toList();

        JsonNode payload = write(notification(Action.UPDATE, many.get(20), many.toArray(PublishedChange[]::new)));

        assertThat(payload.path("alerts")).hasSize(PayloadWriter.MOST_ALERTS);
        assertThat(payload.path("truncatedAlerts").asInt()).isEqualTo(5);
        assertThat(payload.path("alerts").findValuesAsText("status"))
                .filteredOn("resolved"::equals)
                .hasSize(5);
    }

    @Test
    void carriesTextFromTelemetryAsText() throws IOException {
        String wild = "<!channel> \\u0000\\u001b[31m \"&\\ud83d\\ude00 " + "x".repeat(100_000);
        JsonNode payload = write(Notifications.of(
                Action.OPEN, read(ChangeJson.failureRate().withJson("title", "\"" + wild.replace("\"&", "&") + "\""))));

        assertThat(payload.at("/alerts/0/annotations/summary").asText())
                .startsWith("<!channel> [31m &\ud83d\ude00 xxx")
                .endsWith("…")
                .satisfies(summary ->
                        assertThat(summary.codePointCount(0, summary.length())).isLessThan(4001));
    }

    private static ChangeJson version(int number) {
        String group = "{\"environment\":\"production\",\"appVersion\":\"1." + number + "\"}";
        return ChangeJson.failureRate()
                .alert("failure-rate/environment=production,appVersion=1." + number)
                .withJson("group", group);
    }

    private static Notification notification(Action action, PublishedChange told, PublishedChange... episodes) {
        Occasion occasion = new Occasion(action, INCIDENT, told, List.of(episodes), "");
        return new Notification(INCIDENT + "#1", INCIDENT, action, new PageWriter().write(occasion), false);
    }

    private static PublishedChange read(ChangeJson json) {
        return (PublishedChange) new ChangeReader().read(json.bytes());
    }

    private JsonNode write(Notification notification) throws IOException {
        return new ObjectMapper().readTree(writer.write(notification));
    }
}

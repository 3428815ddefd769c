package dev.syncwatch.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventWriterTest {
    private static final String KEY = "R0123456789abcdef0123456789abcde";

    private final EventWriter writer = new EventWriter(new Secret(KEY));

    @Test
    void writesThisTrigger() throws IOException {
        assertThat(write(ChangeJson.failureRate())).isEqualTo(new ObjectMapper().readTree("""
                                {"routing_key":"R0123456789abcdef0123456789abcde","event_action":"trigger",
                                 "dedup_key":"incident/failure-rate/environment=production@2026-01-05T10:07:20Z",
                                 "payload":{
                                   "summary":"Failure rate 10.4 % over 15 min, above 10 % (production)",
                                   "source":"production","severity":"critical","timestamp":"2026-01-05T10:07:20Z",
                                   "component":"learning-sync","group":"environment=production","class":"failure-rate",
                                   "custom_details":{
                                     "what":"since 10:07 UTC, 22 of 211 syncs failed, 19 people hit",
                                     "since":"2026-01-05 10:07 UTC","value":"10.4 %","threshold":"10 %",
                                     "attempts":"211","failures":"22","people hit":"19",
                                     "group":"environment=production","runbook":"https://example.com/runbook",
                                     "episode":"failure-rate/environment=production@2026-01-05T10:07:20Z",
                                     "who fails":[
                                       "stage push: 81.8 % of failures, 8.5 % of attempts; without it 2.1 % fail",
                                       "stage fetch: 18.2 % of failures, 1.9 % of attempts",
                                       "status code 503: 81.8 % of failures, 8.5 % of attempts; without it 2.1 % fail",
                                       "status code 401: 18.2 % of failures, 1.9 % of attempts",
                                       "app version 2.4.1: 81.8 % of failures, 19 % of attempts; without it 2.3 % fail",
                                       "app version 2.4.0: 18.2 % of failures, 81 % of attempts",
                                       "platform android: 81.8 % of failures, 19 % of attempts; without it 2.3 % fail",
                                       "platform ios: 18.2 % of failures, 81 % of attempts"]}},
                                 "client":"Syncwatch",
                                 "links":[{"href":"https://example.com/runbook","text":"Runbook"}]}
                                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "error", "warning", "info"})
    void keepsTheSeverity(String severity) throws IOException {
        JsonNode event = write(ChangeJson.failureRate().with("severity", severity));

        assertThat(event.at("/payload/severity").asText()).isEqualTo(severity);
    }

    @Test
    void writesSecondsEvenWhereTheyAreZero() throws IOException {
        JsonNode event = write(ChangeJson.failureRate().with("at", "2026-01-05T10:07:00Z"));

        assertThat(event.at("/payload/timestamp").asText()).isEqualTo("2026-01-05T10:07:00Z");
    }

    @Test
    void leavesOutWhatThereIsNone() throws IOException {
        JsonNode event = write(ChangeJson.failureRate()
                .withJson("group", "{}")
                .withJson("runbook", "null")
                .withJson("evidence", "null"));

        assertThat(event.has("links")).isFalse();
        assertThat(event.at("/payload").has("group")).isFalse();
        assertThat(event.at("/payload/custom_details").has("who fails")).isFalse();
    }

    @Test
    void cutsTheSummaryBetweenCodePoints() throws IOException {
        JsonNode exact = write(ChangeJson.failureRate().with("title", "😀".repeat(1024)));
        JsonNode over = write(ChangeJson.failureRate().with("title", "😀".repeat(1025)));

        assertThat(exact.at("/payload/summary").asText()).isEqualTo("😀".repeat(1024));
        assertThat(over.at("/payload/summary").asText()).isEqualTo("😀".repeat(1023) + "…");
    }

    @Test
    void hashesAKeyOnlyIfItIsTooLong() {
        assertThat(DedupKey.of("x".repeat(255))).isEqualTo("x".repeat(255));
        assertThat(DedupKey.of("x".repeat(256))).matches("[0-9a-f]{64}");
        assertThat(DedupKey.of("x".repeat(256))).isNotEqualTo(DedupKey.of("y" + "x".repeat(255)));
    }

    @Test
    void sendsThePageWithoutDetails_whenItWouldBeTooLarge() throws IOException {
        JsonNode event = write(ChangeJson.failureRate().with("runbook", "x".repeat(600_000)));

        assertThat(event.toString().length()).isLessThan(EventWriter.LARGEST_BODY);
        assertThat(event.at("/payload/summary").asText()).startsWith("Failure rate 10.4 %");
        assertThat(event.at("/payload/custom_details").toString()).contains("details left out");
    }

    @Test
    void keepsTheKeyAndNothingThatCouldOffend_whenPlain() throws IOException {
        Notification notification = notification(ChangeJson.failureRate().with("title", "x".repeat(2000)));
        JsonNode event = new ObjectMapper().readTree(writer.write(notification.asPlain()));

        assertThat(event.at("/dedup_key").asText()).isEqualTo(notification.incident());
        assertThat(event.at("/payload/summary").asText()).hasSize(EventWriter.LONGEST_PLAIN_SUMMARY);
        assertThat(event.at("/payload")).hasSize(3);
    }

    @Test
    void tellsThatDataStopped_whenItClosesForThat() throws IOException {
        ChangeJson change = ChangeJson.failureRate().then("expired", Instant.parse("2026-01-06T10:30:00Z"));
        PublishedChange read = (PublishedChange) new ChangeReader().read(change.bytes());
        JsonNode event = new ObjectMapper().readTree(writer.write(Notifications.of(Action.CLOSE, read)));

        assertThat(event.at("/event_action").asText()).isEqualTo("resolve");
        assertThat(event.at("/payload/custom_details/what").asText()).contains("data stopped, so nobody knows");
    }

    @Test
    void keepsTheRoutingKeyOutOfItsTexts() {
        PagerDutyEvent event = new PagerDutyEvent(KEY, "trigger", "key", null, null, null);

        assertThat(event.toString()).isEqualTo("PagerDutyEvent[trigger key]");
        assertThat(PagerDutySettings.defaults(new Secret(KEY)).toString()).doesNotContain(KEY);
        assertThat(Map.of("key", new Secret(KEY)).toString()).doesNotContain(KEY);
    }

    private JsonNode write(ChangeJson json) throws IOException {
        return new ObjectMapper().readTree(writer.write(notification(json)));
    }

    private static Notification notification(ChangeJson json) {
        PublishedChange change = (PublishedChange) new ChangeReader().read(json.bytes());
        return Notifications.of(Action.OPEN, change);
    }
}

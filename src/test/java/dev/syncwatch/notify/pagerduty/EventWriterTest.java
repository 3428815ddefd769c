package dev.syncwatch.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.Link;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
                                     "incident":"incident/failure-rate/environment=production@2026-01-05T10:07:20Z",
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
    void tellsCauseActionsLogsMessagesAndEpisodes_inReadingOrder() throws IOException {
        ChangeJson json = ChangeJson.failureRate().withJson("diagnosis", """
                        {"section":"3.2","cause":"an outage","explains":0.8181,"actions":["look","mend"]}""").withJson("evidence", """
                        {"rows":[{"stage":"push","statusCode":"503","attempts":22,"failures":22}],
                         "backend":{"responses":12,"serverErrors":12},"samples":["Payload answered 503"]}""");
        PublishedChange change = (PublishedChange) new ChangeReader().read(json.bytes());
        PublishedChange other = (PublishedChange) new ChangeReader()
                .read(json.alert("push-5xx/environment=production").bytes());
        Page page =
                new PageWriter().write(new Occasion(Action.UPDATE, "i", change, List.of(change, other), "told late"));
        JsonNode details = event(page, Action.UPDATE).at("/payload/custom_details");

        assertThat(details.fieldNames())
                .toIterable()
                .startsWith("what", "note", "likely cause", "what to do", "since")
                .endsWith("who fails", "backend log", "messages", "episodes");
        assertThat(details.path("note").asText()).isEqualTo("told late");
        assertThat(details.path("likely cause").asText())
                .isEqualTo("runbook 3.2: an outage; it explains 81.8 % of the 22 failures");
        assertThat(details.path("what to do")).extracting(JsonNode::asText).containsExactly("look", "mend");
        assertThat(details.path("episodes")).hasSize(2);
    }

    @Test
    void sendsThePageWithoutDetails_whenItWouldBeTooLarge() throws IOException {
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            facts.put("fact " + i, "x".repeat(3000));
        }
        JsonNode event = event(with(facts, List.of()), Action.OPEN);

        assertThat(event.toString().length()).isLessThan(EventWriter.LARGEST_BODY);
        assertThat(event.at("/payload/summary").asText()).isEqualTo("a title");
        assertThat(event.at("/payload/custom_details").toString()).contains("details left out");
    }

    @Test
    void goesOutPlain_whenTheEventCannotBeWritten() throws IOException {
        JsonNode event = event(with(null, null), Action.OPEN);

        assertThat(event.at("/payload/summary").asText()).isEqualTo("a title");
        assertThat(event.at("/payload")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<@U123> <!here>",
                "<https://evil.example|ok>",
                "[ok](https://evil.example)",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "&lt;script&gt; &#60;b&#62;",
                "a\u0000b\u001b[31mc\u009bd\u202ee\u2066f",
                "half a pair \ud83d here",
                "R&D 😀 says ✓"
            })
    void makesTextOfPhonesHarmless_whereverItStands(String text) throws IOException {
        for (String hostile : List.of(text, text + "x".repeat(100_000))) {
            for (boolean plain : List.of(false, true)) {
                Page page = new PageWriter().write(hostile(hostile));
                Notification notification = new Notification("n", "incident", Action.OPEN, page, plain);
                byte[] body = writer.write(notification);

                assertThat(body).hasSizeLessThan(EventWriter.LARGEST_BODY);
                String sent = strings(new ObjectMapper().readTree(body));
                assertThat(sent)
                        .doesNotContain(
                                "<", ">", "&lt;", "&#60;", "https://evil", "javascript:", "\u001b", "\u009b", "\u0000")
                        .doesNotContain("\u202e", "\u2066", "\ud83d here");
                assertThat(new ObjectMapper()
                                .readTree(body)
                                .at("/payload/summary")
                                .asText()
                                .codePoints()
                                .count())
                        .isBetween(1L, 1024L);
            }
        }
    }

    @Test
    void keepsWhatIsHarmless() {
        assertThat(Harmless.unlinked("R&D 😀 says ✓, 5 % of a/b = 3", 100)).isEqualTo("R&D 😀 says ✓, 5 % of a/b = 3");
    }

    private static Occasion hostile(String text) {
        ObjectNode evidence = new ObjectMapper().createObjectNode();
        evidence.putArray("rows")
                .addObject()
                .put("stage", text)
                .put("statusCode", text)
                .put("appVersion", text)
                .put("platform", text)
                .put("attempts", 5)
                .put("failures", 5);
        evidence.putArray("samples").add(text);
        ObjectNode backend = evidence.putObject("backend").put("responses", 1).put("first", text);
        backend.putArray("statuses").addObject().put("statusCode", text);
        backend.putArray("paths").addObject().put("path", text);
        ObjectNode diagnosis = new ObjectMapper().createObjectNode().put("cause", text);
        diagnosis.putArray("actions").add(text);
        ObjectNode group =
                new ObjectMapper().createObjectNode().put("environment", text).put("appVersion", text);
        ChangeJson json = ChangeJson.failureRate()
                .with("title", text)
                .with("rule", text)
                .with("alert", text)
                .with("runbook", "javascript:alert(1)".equals(text) ? text : "https://example.com/runbook")
                .withJson("group", group.toString())
                .withJson("evidence", evidence.toString())
                .withJson("diagnosis", diagnosis.toString());
        PublishedChange change = (PublishedChange) new ChangeReader().read(json.bytes());
        PublishedChange other = (PublishedChange)
                new ChangeReader().read(json.with("episode", "another").bytes());
        return new Occasion(Action.OPEN, "incident/" + text, change, List.of(change, other), text);
    }

    /** Every text of the event, as a person would see it. */
    private static String strings(JsonNode node) {
        if (node.isTextual()) {
            return node.asText() + "\n";
        }
        StringBuilder all = new StringBuilder();
        node.properties().forEach(field -> all.append(field.getKey()).append('\n'));
        node.forEach(child -> all.append(strings(child)));
        return all.toString();
    }

    private static Page with(Map<String, String> facts, List<Link> links) {
        return new Page(
                "a title",
                "a story",
                "",
                PublishedChange.State.FIRING,
                Severity.WARNING,
                Instant.EPOCH,
                "production",
                "rule",
                "",
                facts,
                null,
                List.of(),
                List.of(),
                List.of(),
                links,
                List.of());
    }

    private JsonNode event(Page page, Action action) throws IOException {
        return new ObjectMapper().readTree(writer.write(new Notification("n", "incident", action, page, false)));
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

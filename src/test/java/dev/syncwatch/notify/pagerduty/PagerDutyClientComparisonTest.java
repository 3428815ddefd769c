package dev.syncwatch.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dikhan.pagerduty.client.events.PagerDutyEventsClient;
import com.github.dikhan.pagerduty.client.events.domain.LinkContext;
import com.github.dikhan.pagerduty.client.events.domain.Payload;
import com.github.dikhan.pagerduty.client.events.domain.ResolveIncident.ResolveIncidentBuilder;
import com.github.dikhan.pagerduty.client.events.domain.Severity;
import com.github.dikhan.pagerduty.client.events.domain.TriggerIncident;
import com.github.dikhan.pagerduty.client.events.domain.TriggerIncident.TriggerIncidentBuilder;
import com.github.dikhan.pagerduty.client.events.exceptions.NotifyEventException;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our JSON beside that of the library pagerduty-client: the same where the library is right, and where it is not, why. */
class PagerDutyClientComparisonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PagerDutyStandIn vendor = new PagerDutyStandIn();
    private final PagerDutyEventsClient library =
            PagerDutyEventsClient.create(vendor.endpoint().toString());

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void writesTheSameTrigger() throws Exception {
        JsonNode ours = ours(Action.OPEN, ChangeJson.failureRate());

        library.trigger(trigger(ours));

        assertThat(comparable(theirs())).isEqualTo(comparable(ours));
    }

    @Test
    void writesTheSameResolveButForTheLibrarysInventedPayload() throws Exception {
        JsonNode ours = ours(Action.CLOSE, ChangeJson.failureRate());

        library.resolve(ResolveIncidentBuilder.newBuilder(
                        PagerDutyStandIn.ROUTING_KEY, ours.path("dedup_key").asText())
                .build());

        JsonNode theirs = theirs();
        for (String field : List.of("routing_key", "event_action", "dedup_key")) {
            assertThat(theirs.path(field)).isEqualTo(ours.path(field));
        }
        assertThat(theirs.at("/payload/summary").asText()).isEqualTo("BLANK");
    }

    @Test
    void isTakenByThePublishedRulesWhereTheLibraryIsNot() throws Exception {
        ChangeJson atFullMinute = ChangeJson.failureRate().with("at", "2026-01-05T10:07:00Z");
        JsonNode ours = ours(Action.OPEN, atFullMinute.without("group"));

        library.trigger(trigger(ours));

        assertThat(vendor.violations()).containsExactly("group is null", "timestamp is not RFC 3339");
        assertThat(ours.at("/payload").has("group")).isFalse();
        assertThat(ours.at("/payload/timestamp").asText()).isEqualTo("2026-01-05T10:07:00Z");
    }

    @Test
    void tellsThrottlingFromSuccessWhereTheLibraryThrowsNothing() throws Exception {
        vendor.failNext(VendorFault.tooManyRequests("7"));

        assertThat(library.trigger(trigger(ours(Action.OPEN, ChangeJson.failureRate())))
                        .getStatus())
                .isNotEqualTo("success");
    }

    private JsonNode theirs() throws IOException {
        return JSON.readTree(vendor.bodies().get(0));
    }

    private static JsonNode ours(Action action, ChangeJson json) throws IOException {
        PublishedChange change = (PublishedChange) new ChangeReader().read(json.bytes());
        return JSON.readTree(
                new EventWriter(new Secret(PagerDutyStandIn.ROUTING_KEY)).write(Notifications.of(action, change)));
    }

    private static TriggerIncident trigger(JsonNode ours) throws NotifyEventException {
        JsonNode payload = ours.path("payload");
        Payload theirs = Payload.Builder.newBuilder()
                .setSummary(payload.path("summary").asText())
                .setSource(payload.path("source").asText())
                .setSeverity(Severity.valueOf(payload.path("severity").asText().toUpperCase()))
                .setTimestamp(OffsetDateTime.parse(payload.path("timestamp").asText()))
                .setComponent(payload.path("component").asText())
                .setGroup(payload.path("group").textValue())
                .setEventClass(payload.path("class").asText())
                .setCustomDetails(new JSONObject(payload.path("custom_details").toString()))
                .build();
        JsonNode link = ours.at("/links/0");
        return TriggerIncidentBuilder.newBuilder(ours.path("routing_key").asText(), theirs)
                .setClient(ours.path("client").asText())
                .setDedupKey(ours.path("dedup_key").asText())
                .setLinks(List.of(new LinkContext(
                        link.path("href").asText(), link.path("text").asText())))
                .build();
    }

    /** Without the nulls and empty lists that the library writes for what there is none of. */
    private static JsonNode comparable(JsonNode event) {
        ObjectNode copy = event.deepCopy();
        for (Iterator<JsonNode> values = copy.elements(); values.hasNext(); ) {
            JsonNode value = values.next();
            if (value.isNull() || value.isArray() && value.isEmpty()) {
                values.remove();
            }
        }
        return copy;
    }
}

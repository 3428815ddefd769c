package dev.syncwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.vendor.WebhookStandIn;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our payload beside what Alertmanager 0.25.0 posted to a sink for two alerts: both firing, one resolved, the other resolved too.
 */
class AlertmanagerShapeTest {
    private static final Path RECORDED = Path.of("src/test/resources/webhook");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void hasTheSameFieldsOfTheSameTypes(int post) throws IOException {
        assertThat(shape(ours())).isEqualTo(shape(recorded(post)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void computesFromLabelsWhatAlertmanagerComputes(int post) throws IOException {
        JsonNode payload = recorded(post);
        List<Map<String, String>> labels = new ArrayList<>();
        List<Map<String, String>> annotations = new ArrayList<>();
        payload.path("alerts").forEach(alert -> {
            labels.add(texts(alert.path("labels")));
            annotations.add(texts(alert.path("annotations")));
            assertThat(Labels.fingerprint(texts(alert.path("labels"))))
                    .isEqualTo(alert.path("fingerprint").asText());
        });

        assertThat(Labels.common(labels)).isEqualTo(texts(payload.path("commonLabels")));
        assertThat(Labels.common(annotations)).isEqualTo(texts(payload.path("commonAnnotations")));
    }

    @Test
    void isTakenByTheStandInAsTheRecordedOnesAre() throws Exception {
        try (WebhookStandIn standIn = new WebhookStandIn()) {
            for (int post = 1; post <= 3; post++) {
                assertThat(post(standIn, recorded(post))).isEqualTo(200);
            }
            assertThat(post(standIn, ours())).isEqualTo(200);

            assertThat(standIn.violations()).isEmpty();
            assertThat(standIn.state().values()).containsExactly("closed", "open");
        }
    }

    /** Names and types; what is a map of texts is one type, and a list is what its members are. */
    private static Object shape(JsonNode node) {
        Map<String, Object> shape = new TreeMap<>();
        node.properties().forEach(field -> {
            boolean map = field.getKey().endsWith("abels") || field.getKey().endsWith("nnotations");
            shape.put(field.getKey(), map ? "map of texts" : typeOf(field.getValue()));
        });
        return shape;
    }

    private static Object typeOf(JsonNode value) {
        return value.isArray() ? List.of(shape(value.get(0))) : value.getNodeType();
    }

    private static JsonNode ours() throws IOException {
        PublishedChange change = (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes());
        return JSON.readTree(new PayloadWriter("hook", "learning-sync").write(Notifications.of(Action.OPEN, change)));
    }

    private static JsonNode recorded(int post) throws IOException {
        return JSON.readTree(Files.readString(RECORDED.resolve("alertmanager-" + post + ".json")));
    }

    private static Map<String, String> texts(JsonNode node) {
        return JSON.convertValue(node, new TypeReference<TreeMap<String, String>>() {});
    }

    private static int post(WebhookStandIn standIn, JsonNode payload) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(standIn.endpoint())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload.toString()))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}

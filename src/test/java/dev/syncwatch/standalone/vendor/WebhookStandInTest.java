package dev.syncwatch.standalone.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookStandInTest {
    private static final String FIRING = """
            {"receiver":"hook","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"a","environment":"e"},
              "annotations":{"summary":"s"},"startsAt":"2026-01-05T10:07:20Z","endsAt":"0001-01-01T00:00:00Z",
              "generatorURL":"","fingerprint":"0123456789abcdef"}],
             "groupLabels":{"environment":"e"},"commonLabels":{"alertname":"a","environment":"e"},
             "commonAnnotations":{"summary":"s"},"externalURL":"","version":"4","groupKey":"k","truncatedAlerts":0}""";
    private static final String RESOLVED =
            FIRING.replace("\"firing\"", "\"resolved\"").replace("0001-01-01T00:00:00Z", "2026-01-05T10:31:20Z");

    private final WebhookStandIn vendor = new WebhookStandIn();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void goesByTheNewestPayloadOfAGroup() throws Exception {
        assertThat(post(FIRING)).isEqualTo(200);
        assertThat(post(FIRING)).isEqualTo(200);
        assertThat(vendor.state()).containsEntry("k", "open");
        assertThat(post(RESOLVED)).isEqualTo(200);

        assertThat(vendor.state()).hasSize(1).containsEntry("k", "closed");
        assertThat(vendor.accepted()).hasSize(3);
        assertThat(vendor.violations()).isEmpty();
    }

    @Test
    void complainsOfWhatIsOutOfOrder() throws Exception {
        post(RESOLVED);
        post(FIRING);

        assertThat(vendor.violations())
                .containsExactly("resolved before it fired: k", "firing again after it was resolved: k");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\":\"4\" | \"version\":4 | version of payload is no text",
                "\"version\":\"4\" | \"version\":\"3\" | version is not 4",
                "\"groupKey\":\"k\", | | groupKey of payload is no text",
                "\"groupKey\":\"k\" | \"groupKey\":\"\" | groupKey is empty",
                "\"truncatedAlerts\":0 | \"truncatedAlerts\":\"0\" | truncatedAlerts is no whole number",
                "\"summary\":\"s\" | \"summary\":5 | annotations holds what is no text",
                "\"summary\" | \"people hit\" | annotations holds a name that is none",
                "\"alertname\":\"a\", | | an alert has no alertname",
                "\"environment\":\"e\"}, | \"environment\":\"f\"}, | an alert has not all of groupLabels",
                "0001-01-01T00:00:00Z | 2026-01-05T10:31:20Z | endsAt does not go with the status",
                "T10:07:20Z | T10:07Z | startsAt is not RFC 3339",
                "0123456789abcdef | 0123456789ABCDEF | a fingerprint is not 16 hex digits",
                "\"receiver\":\"hook\",\"status\":\"firing\" | \"receiver\":\"hook\",\"status\":\"resolved\" | the status is not that",
                "\"generatorURL\":\"\", | | generatorURL of an alert is no text"
            })
    void refusesWhatAReceiverCouldNotRelyOn(String right, String wrong, String reason) throws Exception {
        assertThat(post(replaceFirst(right, wrong == null ? "" : wrong))).isEqualTo(400);
        assertThat(vendor.violations())
                .anySatisfy(violation -> assertThat(violation).startsWith(reason));
        assertThat(vendor.state()).isEmpty();
    }

    @Test
    void refusesWhatIsNoPayload() throws Exception {
        assertThat(post("no JSON")).isEqualTo(400);
        assertThat(vendor.violations()).contains("there are no alerts");
    }

    private static String replaceFirst(String right, String wrong) {
        int at = FIRING.indexOf(right);
        return FIRING.substring(0, at) + wrong + FIRING.substring(at + right.length());
    }

    private int post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(vendor.endpoint())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}

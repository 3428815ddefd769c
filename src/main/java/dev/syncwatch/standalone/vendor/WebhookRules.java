package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a receiver of Alertmanager's webhook payload, version 4, may rely on
 * (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config).
 */
final class WebhookRules {
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String ZERO_TIME = "0001-01-01T00:00:00Z";
    private static final Set<String> STATUSES = Set.of("firing", "resolved");

    private final List<String> errors = new ArrayList<>();

    private WebhookRules() {}

    /** Every rule that the payload breaks; empty if it is valid. */
    static List<String> errors(JsonNode payload) {
        WebhookRules rules = new WebhookRules();
        rules.texts(payload, "payload", List.of("receiver", "status", "externalURL", "version", "groupKey"));
        rules.expect(payload.path("version").asText().equals("4"), "version is not 4");
        rules.expect(!payload.path("groupKey").asText().isEmpty(), "groupKey is empty");
        rules.expect(payload.path("truncatedAlerts").isIntegralNumber(), "truncatedAlerts is no whole number");
        for (String map : List.of("groupLabels", "commonLabels", "commonAnnotations")) {
            rules.map(payload.path(map), map);
        }
        rules.alerts(payload);
        return rules.errors;
    }

    private void alerts(JsonNode payload) {
        JsonNode alerts = payload.path("alerts");
        expect(alerts.isArray() && !alerts.isEmpty(), "there are no alerts");
        Set<String> fingerprints = new HashSet<>();
        boolean anyFires = false;
        for (JsonNode alert : alerts) {
            alert(alert);
            common(payload, alert);
            expect(fingerprints.add(alert.path("fingerprint").asText()), "two alerts have one fingerprint");
            anyFires |= alert.path("status").asText().equals("firing");
        }
        boolean saysFiring = payload.path("status").asText().equals("firing");
        boolean someLeftOut = payload.path("truncatedAlerts").asInt() > 0;
        expect(saysFiring == anyFires || someLeftOut, "the status is not that of the alerts");
    }

    private void alert(JsonNode alert) {
        texts(alert, "an alert", List.of("status", "startsAt", "endsAt", "generatorURL", "fingerprint"));
        String status = alert.path("status").asText();
        expect(STATUSES.contains(status), "a status is neither firing nor resolved");
        map(alert.path("labels"), "labels");
        map(alert.path("annotations"), "annotations");
        expect(!alert.path("labels").path("alertname").asText().isEmpty(), "an alert has no alertname");
        expect(alert.path("startsAt").asText().matches(TIME), "startsAt is not RFC 3339");
        expect(alert.path("endsAt").asText().matches(TIME), "endsAt is not RFC 3339");
        boolean openEnd = alert.path("endsAt").asText().equals(ZERO_TIME);
        expect(status.equals("firing") == openEnd, "endsAt does not go with the status");
        expect(alert.path("fingerprint").asText().matches("[0-9a-f]{16}"), "a fingerprint is not 16 hex digits");
    }

    private void common(JsonNode payload, JsonNode alert) {
        for (String map : List.of("groupLabels", "commonLabels")) {
            payload.path(map)
                    .properties()
                    .forEach(label -> expect(
                            label.getValue().equals(alert.path("labels").get(label.getKey())),
                            "an alert has not all of " + map));
        }
    }

    private void texts(JsonNode node, String what, List<String> fields) {
        fields.forEach(field -> expect(node.path(field).isTextual(), field + " of " + what + " is no text"));
    }

    private void map(JsonNode node, String what) {
        expect(node.isObject(), what + " is no map");
        node.properties().forEach(entry -> {
            expect(entry.getKey().matches(NAME), what + " holds a name that is none");
            expect(entry.getValue().isTextual(), what + " holds what is no text");
        });
    }

    private void expect(boolean holds, String error) {
        if (!holds) {
            errors.add(error);
        }
    }
}

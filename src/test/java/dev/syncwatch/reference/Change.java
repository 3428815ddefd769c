package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Section 8: one change as alerts.ndjson has it. */
record Change(Rule rule, Map<String, String> group, long at, Life.Step step, Answer answer) {
    static final Comparator<Change> FILE_ORDER = Comparator.comparing(Change::at)
            .thenComparing(
                    change -> change.alertId().getBytes(StandardCharsets.UTF_8),
                    (left, right) -> Arrays.compareUnsigned(left, right));
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    String alertId() {
        return rule.id() + "/"
                + group.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining(","));
    }

    ObjectNode toJson() {
        ObjectNode json = NODES.objectNode();
        json.put("alert", alertId());
        json.put("episode", step.episodeStart() == null ? null : alertId() + "@" + instant(step.episodeStart()));
        json.put("rule", rule.id());
        group.forEach(json.putObject("group")::put);
        json.put("state", step.state());
        json.put("previous", step.previous());
        json.put("at", instant(at));
        json.put("startsAt", step.episodeStart() == null ? null : instant(step.episodeStart()));
        json.put("severity", rule.severity());
        json.set("value", number(answer.value()));
        json.set("threshold", number(threshold()));
        ObjectNode numbers = json.putObject("numbers");
        answer.numbers().forEach((name, number) -> numbers.set(name, number(number)));
        json.put("mode", rule.mode());
        json.set("notify", array(rule.texts("notify")));
        json.set("inhibits", array(rule.texts("inhibits")));
        return json;
    }

    private BigDecimal threshold() {
        return rule.has("above") ? rule.number("above") : rule.number("atLeastUsers");
    }

    static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** Whole numbers have no point; nothing is rounded. */
    static ValueNode number(Number number) {
        if (number == null) {
            return NODES.nullNode();
        }
        if (number instanceof BigDecimal exact) {
            BigDecimal shortest = exact.stripTrailingZeros();
            return NODES.numberNode(shortest.setScale(Math.max(shortest.scale(), 0)));
        }
        return number instanceof Double real ? NODES.numberNode(real) : NODES.numberNode(number.longValue());
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        value.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if (!Character.isISOControl(point) && !"%/,=@".contains(character)) {
                encoded.append(character);
                return;
            }
            for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format("%%%02X", octet));
            }
        });
        return encoded.toString();
    }
}

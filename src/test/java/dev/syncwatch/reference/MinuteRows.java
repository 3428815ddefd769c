package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Section 11: the last totals of every row of {@code sync_minute} and {@code failure_minute}, counted over all events at once. */
public final class MinuteRows {
    private static final long MINUTE = 60_000;
    private static final int VALUE_LENGTH = 64;

    private final List<Decoded> events;
    private final Map<String, ObjectNode> rows = new HashMap<>();

    private MinuteRows(List<Decoded> events) {
        this.events = events;
    }

    /** Their fields as text, by what {@link #key} gives for them; of at most 1000 combinations a minute. */
    public static Map<String, Map<String, String>> of(List<byte[]> lines, long outOfOrdernessMillis) {
        Fates fates = new Fates(Decoder.decode(lines), outOfOrdernessMillis);
        MinuteRows minutes = new MinuteRows(fates.inMinutes());
        minutes.group("sync_minute", minutes.events, Map.of("platform", "platform", "app_version", "appVersion"));
        List<Decoded> failed = minutes.events.stream()
                .filter(event -> List.of("failed", "completed_other").contains(outcome(event)))
                .toList();
        minutes.group("failure_minute", failed, Map.of("stage", "stage", "status_code", "statusCode"));
        Map<String, Map<String, String>> told = new HashMap<>();
        minutes.rows.values().forEach(row -> told.put(key(row), fields(row)));
        return told;
    }

    /** All of a row's fields as text, numbers as they are spelt. */
    public static Map<String, String> fields(ObjectNode row) {
        Map<String, String> fields = new TreeMap<>();
        row.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    /** What a row is found by: of a row that was counted live, too. */
    public static String key(ObjectNode row) {
        List<String> parts = row.get("table").asText().equals("sync_minute")
                ? List.of("platform", "app_version")
                : List.of("stage", "status_code");
        StringBuilder text = new StringBuilder(row.get("table").asText());
        for (String name : List.of("minute", "environment", parts.get(0), parts.get(1))) {
            text.append('\n').append(row.get(name).asText());
        }
        return text.toString();
    }

    private void group(String table, List<Decoded> counted, Map<String, String> columns) {
        Map<ObjectNode, List<Decoded>> groups = new HashMap<>();
        for (Decoded event : counted) {
            ObjectNode place = JsonNodeFactory.instance.objectNode();
            place.put("table", table);
            place.put("minute", Change.instant(Math.floorDiv(event.occurredAt(), MINUTE) * MINUTE));
            place.put("environment", value(event, "environment"));
            columns.forEach((column, field) -> place.put(column, value(event, field)));
            groups.computeIfAbsent(place, unused -> new ArrayList<>()).add(event);
        }
        groups.forEach((place, events) -> {
            ObjectNode row = place.deepCopy();
            row.setAll(table.equals("sync_minute") ? syncs(events) : failures(events));
            rows.put(key(row), row);
        });
    }

    private static String value(Decoded event, String field) {
        String value = event.fields().getOrDefault(field, "");
        int end = value.offsetByCodePoints(0, Math.min(VALUE_LENGTH, value.codePointCount(0, value.length())));
        return value.substring(0, end);
    }

    private static ObjectNode syncs(List<Decoded> events) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (String outcome : List.of("started", "succeeded", "completed_other", "failed", "skipped")) {
            row.put(outcome, count(events, event -> outcome(event).equals(outcome)));
        }
        BigDecimal delta = events.stream()
                .map(event -> Numbers.read(event.fields().get("queueDelta")))
                .filter(number -> number != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        row.set("queue_delta", Change.number(delta));
        row.put("users", users(events));
        row.put("stale", count(events, Fates::isStale));
        return row;
    }

    private static ObjectNode failures(List<Decoded> events) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("failures", events.size());
        row.put("users", users(events));
        return row;
    }

    private static int count(List<Decoded> events, Function<Decoded, Boolean> wanted) {
        return (int) events.stream().filter(wanted::apply).count();
    }

    private static int users(List<Decoded> events) {
        return (int) events.stream()
                .map(Decoded::user)
                .filter(user -> user != null)
                .distinct()
                .count();
    }

    private static String outcome(Decoded event) {
        boolean success = "success".equals(event.fields().get("status"));
        return switch (event.fields().get("event")) {
            case "learning_sync_started" -> "started";
            case "learning_sync_completed" -> success ? "succeeded" : "completed_other";
            case "learning_sync_failed" -> "failed";
            default -> "skipped";
        };
    }
}

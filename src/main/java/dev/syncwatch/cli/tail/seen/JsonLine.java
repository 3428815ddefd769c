package dev.syncwatch.cli.tail.seen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.window.EventMeasurer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Lines for programs: {@code feed}, {@code partition}, {@code offset}, {@code arrival}, {@code kind} ({@code event heartbeat ignored
 * unreadable change other}), and {@code value}: an event's fields as rules name them, with {@code occurredAt}; a change, a log line, a setting
 * or a dead letter as it stands in its topic. What is unreadable has {@code reason}, {@code head} and in a batch {@code member} instead.
 */
public final class JsonLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLine() {}

    /** One JSON object, without a line break. */
    public static String of(Seen seen) {
        Seen.Place place = seen.place();
        ObjectNode line = JSON.createObjectNode()
                .put("feed", place.feed().toString())
                .put("partition", place.partition())
                .put("offset", place.offset())
                .put("arrival", time(place.arrival()));
        if (seen.content() instanceof Seen.Event event) {
            line.put("kind", "event").set("value", event(event.event()));
        } else if (seen.content() instanceof Seen.Change change) {
            line.put("kind", "change").set("value", change.json());
        } else if (seen.content() instanceof Seen.Other other) {
            line.put("kind", "other").set("value", other.json());
        } else if (seen.content() instanceof Seen.Unreadable unreadable) {
            unreadable(line.put("kind", "unreadable"), unreadable.letter());
        } else {
            line.put("kind", seen.content() instanceof Seen.Heartbeat ? "heartbeat" : "ignored");
        }
        return Visible.of(line.toString());
    }

    private static ObjectNode event(SyncEvent event) {
        ObjectNode fields = JSON.createObjectNode();
        for (EventField field : EventField.values()) {
            String value = EventMeasurer.text(event, field);
            if (value != null) {
                fields.put(field.fieldName(), value);
            }
        }
        return fields.put("occurredAt", time(event.occurredAt()));
    }

    private static void unreadable(ObjectNode line, DeadLetter letter) {
        line.put("reason", letter.reason());
        if (letter.member() >= 0) {
            line.put("member", letter.member());
        }
        line.put("head", new String(letter.head(), StandardCharsets.UTF_8));
    }

    private static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}

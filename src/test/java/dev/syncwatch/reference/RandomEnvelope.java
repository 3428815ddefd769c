package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.List;

/** Puts an event's fields and times where one of the three envelopes has them. */
final class RandomEnvelope {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TOP_OF_TRACK = List.of("event", "userId", "anonymousId", "messageId");

    private final Dice dice;

    RandomEnvelope(Dice dice) {
        this.dice = dice;
    }

    ObjectNode of(Draft draft, ObjectNode times) {
        return switch (dice.between(0, 2)) {
            case 0 -> flat(draft, times);
            case 1 -> track(draft, times);
            default -> cloudEvent(draft, times);
        };
    }

    private ObjectNode flat(Draft draft, ObjectNode times) {
        ObjectNode event = NODES.objectNode();
        draft.fields().forEach((field, value) -> put(event, field, value));
        event.setAll(times);
        return event;
    }

    private ObjectNode track(Draft draft, ObjectNode times) {
        ObjectNode event = NODES.objectNode();
        TOP_OF_TRACK.stream()
                .filter(draft.fields()::containsKey)
                .forEach(field -> put(event, field, draft.fields().get(field)));
        if (dice.chance(0.5)) {
            event.put("type", "track");
        }
        event.setAll(times);
        ObjectNode properties = event.putObject("properties");
        ObjectNode context = dice.chance(0.7) ? event.putObject("context") : null;
        draft.fields().forEach((field, value) -> {
            if (TOP_OF_TRACK.contains(field)) {
                return;
            }
            if (context == null || !intoContext(context, field, value)) {
                put(properties, field, value);
            }
        });
        return event;
    }

    private boolean intoContext(ObjectNode context, String field, Object value) {
        switch (field) {
            case "platform" -> put(context.putObject("os"), "name", value);
            case "appVersion" -> put(context.putObject("app"), "version", value);
            case "environment", "sessionId" -> put(context, field, value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private ObjectNode cloudEvent(Draft draft, ObjectNode times) {
        ObjectNode event = NODES.objectNode();
        ObjectNode data = NODES.objectNode();
        draft.fields().forEach((field, value) -> put(data, field, value));
        put(event, "type", draft.fields().get("event"));
        data.remove("event");
        if (dice.chance(0.7)) {
            event.put("specversion", "1.0").put("source", "app");
        }
        if (data.has("messageId") && dice.chance(0.5)) {
            event.set("id", data.remove("messageId"));
        } else {
            event.put("id", "");
        }
        times.properties().forEach(time -> {
            ObjectNode place = dice.chance(0.5) ? event : data;
            boolean standard = time.getKey().equals("timestamp") && dice.chance(0.6);
            (standard ? event : place).set(standard ? "time" : time.getKey(), time.getValue());
        });
        event.set("data", data);
        return event;
    }

    /** An absent value is left out, or written as null, as an empty text or as something that is no scalar. */
    private void put(ObjectNode object, String field, Object value) {
        if (value != null) {
            object.set(field, new POJONode(value));
            return;
        }
        switch (dice.between(0, 5)) {
            case 0 -> object.putNull(field);
            case 1 -> object.put(field, "");
            case 2 -> object.putArray(field).add("ios");
            default -> object.remove(field);
        }
    }
}

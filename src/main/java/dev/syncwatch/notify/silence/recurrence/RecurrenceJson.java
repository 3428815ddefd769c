package dev.syncwatch.notify.silence.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A recurrence as JSON: {@code {"every":["monday"],"at":"02:00","for":"PT1H30M","timeZone":"Europe/Berlin"}}, and no field beside. */
public final class RecurrenceJson {
    private static final Set<String> FIELDS = Set.of("every", "at", "for", "timeZone");

    private RecurrenceJson() {}

    public static ObjectNode json(Recurrence recurrence) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        recurrence.every().words().forEach(json.putArray("every")::add);
        return json.put("at", recurrence.at().toString())
                .put("for", recurrence.lasts().toString())
                .put("timeZone", recurrence.zone().getId());
    }

    public static Recurrence read(JsonNode json) throws BadRecurrence {
        if (!json.isObject() || json.properties().stream().anyMatch(field -> !FIELDS.contains(field.getKey()))) {
            throw new BadRecurrence("it is no object of every, at, for and timeZone alone");
        }
        return Recurrence.of(
                days(json.path("every")),
                Recurrence.time(json.path("at").asText()),
                duration(json.path("for").asText()),
                Recurrence.zone(json.path("timeZone").asText()));
    }

    private static Days days(JsonNode json) throws BadRecurrence {
        List<Day> days = new ArrayList<>();
        for (JsonNode word : json) {
            days.add(Day.of(word.asText()).orElseThrow(() -> new BadRecurrence("every has an unknown word")));
        }
        return Days.of(days);
    }

    private static Duration duration(String text) throws BadRecurrence {
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw new BadRecurrence("for is no ISO 8601 duration");
        }
    }
}

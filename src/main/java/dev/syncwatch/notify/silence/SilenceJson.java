package dev.syncwatch.notify.silence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.notify.page.Text;
import dev.syncwatch.notify.silence.recurrence.BadRecurrence;
import dev.syncwatch.notify.silence.recurrence.Recurrence;
import dev.syncwatch.notify.silence.recurrence.RecurrenceJson;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A silence as it stands in its topic: {@code {"id":…,"matchers":{"rule":["failure-rate"]},"startsAt":…,"endsAt":…,"author":…,
 * "reason":…}}, and in one that recurs {@code "recurs":{"every":["monday"],"at":"02:00","for":"PT1H30M","timeZone":"Europe/Berlin"}}
 * too. A field beside these is an error: it may say that the silence holds less than the rest tells. So a version that does not know
 * {@code recurs} yet holds nothing back for it.
 */
public final class SilenceJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECURS = "recurs";
    private static final Set<String> FIELDS =
            Set.of("id", "matchers", "startsAt", "endsAt", RECURS, "author", "reason");

    private SilenceJson() {}

    /** One line in UTF-8. */
    public static byte[] write(Silence silence) {
        return json(silence).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same as a tree that may be added to. */
    public static ObjectNode json(Silence silence) {
        ObjectNode json = JSON.createObjectNode().put("id", silence.id());
        ObjectNode matchers = json.putObject("matchers");
        silence.matchers().forEach(matcher -> {
            ArrayNode wishes = matchers.putArray(matcher.field().fieldName());
            matcher.anyOf().forEach(wish -> wishes.add(wish.written()));
        });
        Schedule when = silence.when();
        json.put("startsAt", when.startsAt().toString())
                .put("endsAt", when.endsAt().toString());
        if (when.recurs() != null) {
            json.set(RECURS, RecurrenceJson.json(when.recurs()));
        }
        return json.put("author", silence.author()).put("reason", silence.reason());
    }

    /** Reads the value of the record with this key. */
    public static Silence read(String id, byte[] value) throws BadSilence {
        JsonNode json = parse(value);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            require(FIELDS.contains(field.getKey()), "it has an unknown field '" + Text.line(field.getKey()) + "'");
        }
        require(json.path("id").asText(id).equals(id), "its id is not its key");
        Schedule when = when(json);
        return new Silence(id, matchers(json.path("matchers")), when, text(json, "author"), text(json, "reason"));
    }

    private static Schedule when(JsonNode json) throws BadSilence {
        Instant startsAt = time(json, "startsAt");
        Instant endsAt = time(json, "endsAt");
        require(!endsAt.isBefore(startsAt), "it ends before it begins");
        Recurrence recurs = recurs(json);
        require(recurs == null || Recurrence.isInRange(startsAt, endsAt), "it recurs in years that are out of range");
        return new Schedule(startsAt, endsAt, recurs);
    }

    private static Recurrence recurs(JsonNode json) throws BadSilence {
        try {
            return json.has(RECURS) ? RecurrenceJson.read(json.get(RECURS)) : null;
        } catch (BadRecurrence bad) {
            throw new BadSilence("its recurs can't be used: " + bad.getMessage());
        }
    }

    private static JsonNode parse(byte[] value) throws BadSilence {
        try {
            JsonNode json = JSON.readTree(value);
            require(json != null && json.isObject(), "it is no JSON object");
            return json;
        } catch (IOException broken) {
            throw new BadSilence("it is not JSON");
        }
    }

    private static List<FieldMatcher> matchers(JsonNode json) throws BadSilence {
        List<FieldMatcher> matchers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> matcher : json.properties()) {
            SilencedField field = SilencedField.of(matcher.getKey())
                    .orElseThrow(() -> new BadSilence("no field is called '" + Text.line(matcher.getKey()) + "'"));
            matchers.add(FieldMatcher.of(field, wishes(field, matcher.getValue())));
        }
        require(!matchers.isEmpty(), "it has no matchers");
        return matchers;
    }

    private static List<Wish> wishes(SilencedField field, JsonNode json) throws BadSilence {
        List<Wish> wishes = new ArrayList<>();
        for (JsonNode wish : json.isArray() ? json : List.of(json)) {
            require(wish.isTextual(), "a matcher holds what is no text");
            wishes.add(field.wish(wish.textValue()));
        }
        return wishes;
    }

    private static Instant time(JsonNode json, String field) throws BadSilence {
        try {
            return Instant.parse(text(json, field));
        } catch (DateTimeException unreadable) {
            throw new BadSilence(field + " is no RFC 3339 time");
        }
    }

    private static String text(JsonNode json, String field) throws BadSilence {
        JsonNode text = json.path(field);
        require(text.isTextual() && !text.textValue().isBlank(), field + " is missing");
        return text.textValue();
    }

    private static void require(boolean holds, String otherwise) throws BadSilence {
        if (!holds) {
            throw new BadSilence(otherwise);
        }
    }
}

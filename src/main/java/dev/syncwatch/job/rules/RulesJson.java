package dev.syncwatch.job.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The two kinds of record of the topic: a whole set, and what became of one. */
public final class RulesJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RulesJson() {}

    public static String of(PublishedSet set) {
        return text(object(set.version(), set.hash())
                .put("effectiveFrom", Instant.ofEpochMilli(set.effectiveFrom()).toString())
                .put("rules", set.text()));
    }

    public static String of(Decision decision) {
        ObjectNode json = object(decision.version(), decision.hash());
        return text(
                decision.refused() != null
                        ? json.put("refused", decision.refused())
                        : json.put(
                                "takesEffect",
                                Instant.ofEpochMilli(decision.takesEffect()).toString()));
    }

    /** Empty if the record is no set. */
    static Optional<PublishedSet> set(JsonNode json) {
        boolean whole = isAbout(json) && json.path("rules").isTextual();
        return whole
                ? time(json.path("effectiveFrom"))
                        .map(from -> new PublishedSet(
                                json.get("version").asLong(),
                                json.get("hash").asText(),
                                from.toEpochMilli(),
                                json.get("rules").asText()))
                : Optional.empty();
    }

    /** Empty if the record is no decision. */
    static Optional<Decision> decision(JsonNode json) {
        if (!isAbout(json)) {
            return Optional.empty();
        }
        long version = json.get("version").asLong();
        String hash = json.get("hash").asText();
        return json.path("refused").isTextual()
                ? Optional.of(new Decision(version, hash, 0, json.get("refused").asText()))
                : time(json.path("takesEffect")).map(from -> new Decision(version, hash, from.toEpochMilli(), null));
    }

    /** What stands in a record; nothing if it can't be read. */
    static JsonNode read(byte[] value) {
        try {
            return value == null ? MissingNode.getInstance() : JSON.readTree(value);
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isAbout(JsonNode json) {
        return json.path("version").canConvertToLong()
                && json.path("version").asLong() > 0
                && json.path("hash").isTextual();
    }

    private static Optional<Instant> time(JsonNode written) {
        try {
            return Optional.of(Instant.parse(written.asText()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static ObjectNode object(long version, String hash) {
        return JSON.createObjectNode().put("version", version).put("hash", hash);
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

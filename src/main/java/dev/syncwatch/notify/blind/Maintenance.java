package dev.syncwatch.notify.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was said beforehand about times in which nothing will be seen: records {@code {"maintenanceUntil":T,"because":word}} among the
 * silences. The latest record of each {@code because} counts; a T that is past ends it.
 */
public final class Maintenance {
    /** A process was stopped in an orderly way; its next start ends it. */
    static final String STOP = "stop";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Instant> until = new HashMap<>();

    /** The record that announces it, or that ends it where {@code until} is past; to be written without a key. */
    public static byte[] record(Instant until, String because) {
        try {
            return JSON.writeValueAsBytes(Map.of("maintenanceUntil", until.toString(), "because", because));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }

    /** One record of the topic; one of another kind changes nothing. */
    public void read(byte[] value) {
        try {
            JsonNode record = JSON.readTree(value == null ? new byte[0] : value);
            if (record.path("maintenanceUntil").isTextual()) {
                until.put(
                        record.path("because").asText("planned"),
                        Instant.parse(record.get("maintenanceUntil").asText()));
            }
        } catch (IOException | DateTimeException notOurs) {
            // Whoever reads silences tells of what can't be read there.
        }
    }

    /** Until when it was announced for this reason; empty if it never was. */
    public Optional<Instant> until(String because) {
        return Optional.ofNullable(until.get(because));
    }

    boolean inForce(Instant now) {
        return until.values().stream().anyMatch(now::isBefore);
    }
}

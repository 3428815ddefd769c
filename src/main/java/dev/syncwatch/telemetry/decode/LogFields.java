package dev.syncwatch.telemetry.decode;

import com.fasterxml.jackson.databind.JsonNode;

/** The values of a log line by their JSON pointers; {@code null} and {@code ""} count as absent. */
record LogFields(JsonNode line) {

    /** The first that is there, numbers and booleans as they were spelt; null if none is. */
    String text(String... pointers) {
        for (String pointer : pointers) {
            JsonNode value = line.at(pointer);
            if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
                return WholeText.of(value.asText());
            }
        }
        return null;
    }
}

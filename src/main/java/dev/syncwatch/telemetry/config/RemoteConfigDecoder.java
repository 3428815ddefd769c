package dev.syncwatch.telemetry.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Timestamps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Decodes {@code {"learningSync":{"enabled":false},"timestamp":"…"}}; what stands beside it is passed over. Never throws for what a
 * record holds.
 */
public final class RemoteConfigDecoder {

    /** A record of more bytes than this is not read: 256 KiB, as for an event. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RemoteConfigDecoder() {}

    /** Where what a record holds goes: exactly one of the two is called. */
    public record Takers(Consumer<RemoteConfig> changes, Consumer<DeadLetter> deadLetters) {}

    public static void decode(RawRecord record, Takers takers) {
        if (record.length() > MAX_BYTES) {
            dead("remote config over 256 KiB", record, takers);
            return;
        }
        JsonNode root;
        try {
            // Decoded strictly first: the parser does not look into what it skips.
            root = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record.bytes(), record.from(), record.length()))
                    .toString());
        } catch (IOException notJson) {
            dead("not JSON", record, takers);
            return;
        }
        JsonNode enabled = root.path("learningSync").path("enabled");
        long time = time(root.path("timestamp"));
        if (!enabled.isBoolean()) {
            dead("no learningSync.enabled that is true or false", record, takers);
        } else if (time == Timestamps.ABSENT) {
            dead("no time", record, takers);
        } else {
            takers.changes().accept(new RemoteConfig(enabled.booleanValue(), time));
        }
    }

    private static long time(JsonNode value) {
        return value.isTextual() || value.isNumber() ? Timestamps.parse(value.asText()) : Timestamps.ABSENT;
    }

    private static void dead(String reason, RawRecord record, Takers takers) {
        takers.deadLetters().accept(DeadLetter.of(reason, record, -1, new DeadLetter.Span(record.from(), record.to())));
    }
}

package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Lines that are no event of the loop: rejected, ignored or blank. None of them may move time. */
final class RandomJunk {
    private static final List<String> TIMELESS = List.of(
            "",
            "   ",
            "not json",
            "{",
            "42",
            "null",
            "[]",
            "{\"event\":\"learning_sync_started\"",
            "{\"event\":\"learning_sync_started\",\"userId\":\"u\"}",
            "{\"event\":\"learning_sync_failed\",\"timestamp\":\"2026-13-05T10:00:00Z\"}",
            "{\"event\":\"learning_sync_failed\",\"timestamp\":\"2026-01-05T10:00Z\",\"receivedAt\":\"\"}",
            "{\"event\":\"learning_sync_failed\",\"timestamp\":\"2026-01-05T10:00:00\"}",
            "{\"event\":\"syncwatch_heartbeat\"}",
            "{\"specversion\":\"1.0\",\"type\":\"learning_sync_failed\",\"data\":{}}",
            "{\"event\":\"app_opened\"}",
            "{\"type\":\"identify\",\"userId\":\"u\"}",
            "{\"batch\":[]}",
            "{\"batch\":[1,null,{\"event\":\"app_opened\"},{\"event\":\"learning_sync_failed\"},[]]}",
            "{\"kafka\":{\"partition\":0,\"offset\":1,\"timestamp\":1},\"value\":\"learning_sync_failed\"}",
            "{\"kafka\":{\"partition\":0,\"offset\":1,\"timestamp\":\"TIME\"},\"value\":{\"userId\":\"u\"}}",
            "{\"kafka\":{\"partition\":0,\"offset\":1,\"timestamp\":\"TIME\"},\"value\":{\"event\":\"app_opened\"}}",
            "{\"event\":\"app_opened\",\"timestamp\":\"TIME\"}",
            "{\"event\":7,\"timestamp\":\"TIME\"}",
            "{\"userId\":\"u\",\"timestamp\":\"TIME\"}",
            "{\"event\":\"learning_sync_failed\",\"timestamp\":\"TIME\"} x",
            "{\"event\":\"learning_sync_failed\",\"timestamp\":\"TIME\"}{}",
            "{\"type\":\"page\",\"event\":\"learning_sync_failed\",\"properties\":{},\"timestamp\":\"TIME\"}",
            "{\"type\":\"com.example.other\",\"time\":\"TIME\",\"data\":{\"userId\":\"u\"}}");
    private static final long DAY = 86_400_000;

    private final Dice dice;

    RandomJunk(Dice dice) {
        this.dice = dice;
    }

    /** @param near the event beside the line; the line's own time is a day later */
    byte[] line(Draft near) {
        String future = Instant.ofEpochMilli(near.time() + DAY).toString();
        byte[] line = dice.pick(TIMELESS).replace("TIME", future).getBytes(StandardCharsets.UTF_8);
        if (line.length > 20 && dice.chance(0.1)) {
            line[10] = (byte) 0xC0;
        }
        return line;
    }

    /** Something in a batch that is rejected or ignored. */
    JsonNode member() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return dice.pick(
                nodes.numberNode(1),
                nodes.nullNode(),
                nodes.arrayNode(),
                nodes.objectNode().put("event", "app_opened"),
                nodes.objectNode().put("type", "screen"),
                nodes.objectNode().put("userId", "u"));
    }
}

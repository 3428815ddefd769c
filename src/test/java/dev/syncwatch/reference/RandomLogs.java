package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lines of a backend's log in no order of time, and rules that ask for them. */
final class RandomLogs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Dice dice;
    private final long paneMillis;

    RandomLogs(Dice dice, long paneMillis) {
        this.dice = dice;
        this.paneMillis = paneMillis;
    }

    List<byte[]> lines() {
        List<byte[]> lines = new ArrayList<>();
        for (int line = dice.chance(0.2) ? 0 : dice.between(40, 400); line > 0; line--) {
            lines.add(dice.between(0, lines.size()), line().getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private String line() {
        long time = RandomStream.START
                + paneMillis * dice.between(-20, 260)
                + dice.pick(0L, paneMillis - 1, dice.upTo(paneMillis - 1));
        if (dice.chance(0.1)) {
            return wrapped(time, "{'event':'syncwatch_heartbeat','timestamp':0}");
        }
        return dice.chance(0.2) ? wrapped(time, value(time)) : value(time).replace('\'', '"');
    }

    private String wrapped(long time, String value) {
        return "{'kafka':{'partition':%d,'offset':0,'timestamp':%d},'value':%s}"
                .formatted(dice.between(0, 3), time, value)
                .replace('\'', '"');
    }

    private String value(long time) {
        if (dice.chance(0.05)) {
            return dice.pick("no JSON", "[]", "{'service':'learning-sync','status':500}", "{'status':500}");
        }
        String service = dice.chance(0.1) ? "billing" : "learning-sync";
        Object status = dice.pick(500, 503, "'503'", 429, 401, 200, "null");
        String told = dice.chance(0.5) ? Long.toString(time) : "'" + Instant.ofEpochMilli(time) + "'";
        String environment = dice.pick("production", "staging", "qa/eu=1,50%@x", "");
        return dice.chance(0.5)
                ? "{'service':'%s','status':%s,'path':'/api/x','timestamp':%s,'environment':'%s','durationMs':%d}"
                        .formatted(service, status, told, environment, dice.between(0, 3))
                : ("{'timestamp':%s,'severity':'ERROR','httpRequest':{'status':%s,'requestUrl':'https://a.example/api/x'},"
                                + "'labels':{'service':'%s','environment':'%s'},'textPayload':'AsyncStorage failed'}")
                        .formatted(told, status, service, environment);
    }

    /** The rules, some of which now ask for the log too. */
    String inRules(String file) {
        try {
            JsonNode root = JSON.readTree(file);
            for (JsonNode rule : root.get("rules")) {
                if (dice.chance(0.5)) {
                    askFor((ObjectNode) rule);
                }
            }
            return root.toPrettyString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void askFor(ObjectNode rule) throws IOException {
        switch (rule.get("kind").asText()) {
            case "threshold" ->
                rule.set(
                        "where",
                        matcher(
                                "{'event':'backend_response','statusCode':'>=500'}",
                                "{'event':['learning_sync_failed','backend_response'],'statusCode':'!=503'}",
                                "{'event':'~backend|skipped'}",
                                "{'event':'!=learning_sync_started'}",
                                "{'message':'~AsyncStorage'}"));
            case "failure-rate" ->
                rule.set(
                        "attempts",
                        matcher("{'event':['learning_sync_completed','learning_sync_failed','backend_response']}"));
            case "absence" -> rule.set("activity", matcher("{'event':['learning_sync_started','backend_response']}"));
            default -> {
                // No sequence is completed by what has no user, and an all-of asks for nothing itself.
            }
        }
    }

    private JsonNode matcher(String... quoted) throws IOException {
        return JSON.readTree(dice.pick(quoted).replace('\'', '"'));
    }
}

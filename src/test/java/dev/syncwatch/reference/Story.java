package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A hand-made case with panes of a second. Times are seconds since its start; JSON may be quoted with {@code '}. */
final class Story {
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final String rules;
    private final List<byte[]> lines = new ArrayList<>();
    private final List<byte[]> config = new ArrayList<>();
    private long outOfOrdernessMillis;

    /** @param rules each a JSON object without its braces; {@code severity} is added */
    Story(String... rules) {
        List<String> whole = new ArrayList<>();
        for (String rule : rules) {
            whole.add("{" + rule + ",'severity':'warning'}");
        }
        this.rules = quoted("{'version':1,'rules':[" + String.join(",", whole) + "]}");
    }

    Story outOfOrderness(long millis) {
        outOfOrdernessMillis = millis;
        return this;
    }

    Story started(double seconds, String user, String... fields) {
        return event("learning_sync_started", seconds, user, fields);
    }

    /** A sync that succeeded. */
    Story succeeded(double seconds, String user, String... fields) {
        event("learning_sync_completed", seconds, user, fields);
        byte[] last = lines.remove(lines.size() - 1);
        return line(new String(last, StandardCharsets.UTF_8).replaceFirst("\\{", "{'status':'success',"));
    }

    Story failed(double seconds, String user, String... fields) {
        return event("learning_sync_failed", seconds, user, fields);
    }

    Story heartbeat(double seconds) {
        return line("{'event':'syncwatch_heartbeat','timestamp':'" + at(seconds) + "'}");
    }

    Story disabled(double seconds, boolean disabled) {
        String line = "{'learningSync':{'enabled':" + !disabled + "},'timestamp':'" + at(seconds) + "'}";
        config.add(quoted(line).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Story line(String text) {
        return line(quoted(text).getBytes(StandardCharsets.UTF_8));
    }

    Story line(byte[] bytes) {
        lines.add(bytes);
        return this;
    }

    /** @param fields names and values by turns */
    private Story event(String name, double seconds, String user, String... fields) {
        StringBuilder json = new StringBuilder("{'event':'" + name + "','timestamp':'" + at(seconds) + "'");
        if (user != null) {
            json.append(",'userId':'").append(user).append("'");
        }
        for (int at = 0; at < fields.length; at += 2) {
            json.append(",'")
                    .append(fields[at])
                    .append("':'")
                    .append(fields[at + 1])
                    .append("'");
        }
        return line(json + "}");
    }

    static String at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1_000)).toString();
    }

    Expected expected() {
        return Reference.replay(new Reference.Inputs(rules, lines, List.of(), config, 1_000, outOfOrdernessMillis));
    }

    /** Each change as {@code seconds state value}. */
    List<String> changes() {
        return expected().changes().stream()
                .map(change -> seconds(change) + " " + change.get("state").asText() + " "
                        + change.get("value").asText())
                .toList();
    }

    /** As {@link #changes()}, of one rule alone. */
    List<String> changesOf(String rule) {
        return expected().changes().stream()
                .filter(change -> change.get("rule").asText().equals(rule))
                .map(change -> seconds(change) + " " + change.get("state").asText())
                .toList();
    }

    private static long seconds(JsonNode change) {
        return Instant.parse(change.get("at").asText()).getEpochSecond() - START.getEpochSecond();
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}

package dev.syncwatch.cli.chaos.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Changes as a reader sees them that drops repeats by alert and T.
 *
 * @param distinct what each says, in the order in which they were first read, by {@code alert at T}
 * @param repeats  how many were dropped
 * @param faults   repeats that say something else, and changes that go back in an alert's time
 */
public record ChangeLog(Map<String, JsonNode> distinct, long repeats, List<String> faults) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Reads the topic to its end. */
    public static ChangeLog read(String brokers) throws IOException {
        List<String> lines = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topic.ALERTS.defaultName(), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    lines.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return of(lines);
    }

    /** Changes as they stand on the topic or in {@code alerts.ndjson}, each one JSON object. */
    public static ChangeLog of(List<String> lines) throws IOException {
        Map<String, JsonNode> distinct = new LinkedHashMap<>();
        Map<String, Instant> newest = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (String line : lines) {
            JsonNode change = JSON.readTree(line);
            String alert = change.path("alert").asText();
            Instant at = Instant.parse(change.path("at").asText());
            String id = alert + " at " + at;
            JsonNode before = distinct.putIfAbsent(id, change);
            if (before == null && newest.getOrDefault(alert, Instant.MIN).isAfter(at)) {
                faults.add(id + " was first written after a later change of its alert");
            } else if (before == null) {
                newest.put(alert, at);
            } else if (!before.equals(change)) {
                faults.add(id + " was written again and says something else: " + JsonDifference.of(before, change));
            }
        }
        return new ChangeLog(distinct, lines.size() - distinct.size(), faults);
    }

    /** The same without what the backend's log adds, whose lines have no arrival in a file. */
    public ChangeLog withoutBackend() {
        Map<String, JsonNode> without = new LinkedHashMap<>();
        distinct.forEach((id, change) -> {
            ObjectNode copy = change.deepCopy();
            if (copy.get("evidence") instanceof ObjectNode evidence) {
                evidence.remove("backend");
            }
            without.put(id, copy);
        });
        return new ChangeLog(without, repeats, faults);
    }

    /** What is not as it was there. */
    public List<String> differencesFrom(ChangeLog other) {
        List<String> differences = new ArrayList<>();
        other.distinct.forEach((id, change) -> {
            JsonNode here = distinct.get(id);
            if (here == null) {
                differences.add(
                        "missing change: " + id + " (" + change.path("state").asText() + ")");
            } else if (!here.equals(change)) {
                differences.add("changed: " + id + ": " + JsonDifference.of(change, here));
            }
        });
        distinct.forEach((id, change) -> {
            if (!other.distinct.containsKey(id)) {
                differences.add(
                        "added change: " + id + " (" + change.path("state").asText() + ")");
            }
        });
        return differences;
    }
}

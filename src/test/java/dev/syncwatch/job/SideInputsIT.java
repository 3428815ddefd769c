package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Remote config that changes while the job runs, and the backend's log: live, and in a replay of what the topics hold. */
class SideInputsIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final AlertingPipeline.Timing TIMING = new AlertingPipeline.Timing(PANE, Duration.ofSeconds(1));
    private static final List<Topic> TOPICS = List.of(
            Topic.TELEMETRY,
            Topic.LOGS,
            Topic.REMOTE_CONFIG,
            Topic.RULES,
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.MINUTES,
            Topic.RULE_STATUS,
            Topic.DEAD_LETTERS);

    private static final String HEARTBEAT = "{\"event\":\"syncwatch_heartbeat\"}";

    private static final RuleSet RULES = Rules.set(
            PANE,
            absence("manual", "manual-only"),
            absence("suppressed", "suppress"),
            absence("ignored", "ignore"),
            "  - { id: backend, kind: threshold, where: { event: backend_response, statusCode: \">=500\" },"
                    + " measure: count, window: 1m, above: 2, severity: warning }\n");

    @TempDir
    Path folder;

    private final Map<Topic, String> names = new EnumMap<>(Topic.class);

    private static String absence(String id, String whenSyncDisabled) {
        return Rules.absenceText(
                "id: " + id,
                "within: 5m",
                "activity: { event: learning_sync_started }",
                "activityGap: 3m",
                "whenSyncDisabled: " + whenSyncDisabled);
    }

    @BeforeEach
    void createTopics() throws Exception {
        TOPICS.forEach(topic -> names.put(topic, topic.settingName() + "-side-inputs"));
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(new Topics(names, 2, true), TOPICS);
        }
    }

    @Test
    void configFlipsInARunningJobAndLogsAreEvidence() throws Exception {
        produce(
                Topic.REMOTE_CONFIG,
                0,
                "{\"learningSync\":{\"enabled\":false},\"timestamp\":\"2026-01-05T09:57:00Z\"}");
        produce(Topic.REMOTE_CONFIG, 0, "off, please");
        JobClient job = start();
        try {
            live(0, 20);
            produce(
                    Topic.REMOTE_CONFIG,
                    20 * 60,
                    "{\"learningSync\":{\"enabled\":true},\"timestamp\":\"2026-01-05T10:20:30Z\"}");
            live(21, 40);
            Await.until("progress", () -> progress().compareTo(at(40 * 60)) >= 0);
        } finally {
            job.cancel().get();
        }

        List<JsonNode> changes = json(Topic.ALERTS);
        assertThat(firings(changes, "ignored")).containsExactly("2026-01-05T10:05:00Z");
        // Until enabled, scheduled syncs are no activity: the run begins with the first that is.
        assertThat(firings(changes, "manual")).containsExactly("2026-01-05T10:26:00Z");
        // Nothing is said while suppressed; the run goes on beneath.
        assertThat(firings(changes, "suppressed")).containsExactly("2026-01-05T10:20:30Z");
        assertThat(firings(changes, "backend")).hasSize(1);
        JsonNode evidence = changes.stream()
                .filter(change -> is(change, "backend", "firing"))
                .findFirst()
                .orElseThrow()
                .at("/evidence/backend");
        assertThat(evidence.get("serverErrors").asInt()).isEqualTo(3);
        assertThat(evidence.at("/statuses/0/statusCode").asText()).isEqualTo("503");
        assertThat(evidence.at("/paths/0/path").asText()).isEqualTo("/api/learning-records/bulk");
        assertThat(json(Topic.DEAD_LETTERS))
                .extracting(letter -> letter.get("topic").asText())
                .containsExactlyInAnyOrder(names.get(Topic.REMOTE_CONFIG), names.get(Topic.LOGS));
        assertThat(replay()).isEqualTo(sorted(changes));
    }

    /** Every minute somebody's phone syncs by its schedule; at 10:10 the backend answers 503 thrice. */
    private void live(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int minute = from; minute <= to; minute++) {
            records.add(record(
                    Topic.TELEMETRY,
                    0,
                    minute * 60,
                    "{\"event\":\"learning_sync_started\",\"userId\":\"ann\",\"trigger\":\"scheduled\"}"));
            records.addAll(minute == 10 ? failures(minute * 60) : List.of());
            for (int partition = 0; partition < 2; partition++) {
                records.add(record(Topic.TELEMETRY, partition, minute * 60 + 1, HEARTBEAT));
                records.add(record(Topic.LOGS, partition, minute * 60 + 3, HEARTBEAT));
            }
        }
        kafka.produce(records);
    }

    private List<ProducerRecord<byte[], byte[]>> failures(long second) {
        String failure = "{\"service\":\"learning-sync\",\"status\":503,\"path\":\"/api/learning-records/bulk\"}";
        return List.of(
                record(Topic.LOGS, 0, second, "no log"),
                record(Topic.LOGS, 0, second, failure),
                record(Topic.LOGS, 0, second + 1, failure),
                record(Topic.LOGS, 0, second + 2, failure));
    }

    private void produce(Topic topic, long second, String value) {
        kafka.produce(List.of(record(topic, 0, second, value)));
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, int partition, long second, String value) {
        return new ProducerRecord<>(
                names.get(topic), partition, at(second).toEpochMilli(), null, value.getBytes(UTF_8));
    }

    private static Instant at(long second) {
        return TEN.plusSeconds(second);
    }

    private JobClient start() throws Exception {
        Map<String, String> topics = new HashMap<>();
        names.forEach((topic, name) -> topics.put(topic.settingName(), name));
        DetectionSettings settings = new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                null,
                PANE,
                TIMING.outOfOrderness(),
                DetectionSettings.StartFrom.EARLIEST,
                2,
                1,
                null,
                null,
                null,
                DetectionSettings.Input.TOPIC,
                DetectionSettings.Input.TOPIC,
                null,
                0);
        StreamExecutionEnvironment environment =
                FlinkSettings.inProcess(settings.parallelism(), DetectionJob.flinkSettings(settings));
        DetectionJob.define(environment, settings, RULES);
        return environment.executeAsync(DetectionJob.NAME);
    }

    private Instant progress() throws Exception {
        List<JsonNode> told = json(Topic.PROGRESS);
        return told.isEmpty()
                ? Instant.MIN
                : Instant.parse(told.get(told.size() - 1).get("evaluatedTo").asText());
    }

    private static List<String> firings(List<JsonNode> changes, String rule) {
        return changes.stream()
                .filter(change -> is(change, rule, "firing"))
                .map(change -> change.get("at").asText())
                .toList();
    }

    private static boolean is(JsonNode change, String rule, String state) {
        return change.get("rule").asText().equals(rule)
                && change.get("state").asText().equals(state);
    }

    private List<String> replay() throws Exception {
        ReplayJob.Inputs inputs =
                new ReplayJob.Inputs(export(Topic.TELEMETRY), export(Topic.LOGS), export(Topic.REMOTE_CONFIG));
        ReplayJob.run(new ReplayJob.Settings(RULES, inputs, folder, TIMING, 1), new Configuration());
        List<JsonNode> changes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("alerts.ndjson"))) {
            changes.add(JSON.readTree(line));
        }
        return sorted(changes);
    }

    private Path export(Topic topic) throws Exception {
        Path file = folder.resolve(topic.settingName() + ".ndjson");
        try (var out = Files.newOutputStream(file)) {
            for (var record : kafka.read(names.get(topic))) {
                out.write(KafkaLine.wrap(record));
                out.write('\n');
            }
        }
        return file;
    }

    private static List<String> sorted(List<JsonNode> changes) {
        return changes.stream().map(JsonNode::toString).sorted().toList();
    }

    private List<JsonNode> json(Topic topic) throws Exception {
        List<JsonNode> read = new ArrayList<>();
        for (var record : kafka.read(names.get(topic))) {
            read.add(JSON.readTree(record.value()));
        }
        return read;
    }
}

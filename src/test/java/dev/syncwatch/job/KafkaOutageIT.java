package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is stopped in the middle of a run of failures: what can't be seen is no absence of success. */
class KafkaOutageIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    private static final int PARTITIONS = 2;
    private static final long START = SyncEvents.TEN_O_CLOCK;
    private static final String TELEMETRY = Topic.TELEMETRY.defaultName();
    private static final List<Topic> TOPICS = List.of(
            Topic.TELEMETRY,
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.MINUTES,
            Topic.RULE_STATUS,
            Topic.DEAD_LETTERS,
            Topic.RULES);

    @TempDir
    Path folder;

    @Test
    void absenceWaitsForKafka_andThenFiresForTheTimeAtWhichItWasDue() throws Exception {
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(new Topics(Map.of(), PARTITIONS, true), TOPICS);
        }
        produceFailuresFrom10To25();
        produceHeartbeats(0, 30);
        LocalFlink.Place scratch = new LocalFlink.Place(folder.resolve("scratch"), 0);
        try (LocalFlink flink = LocalPager.startFlink(settings(), 0, scratch);
                LocalDetection detection = LocalDetection.start(
                        settings(), rules(), new LocalPlace(flink, HeartbeatSettings.defaults(), false, told -> {}))) {
            Await.until("evaluation up to 10:29", () -> told(Topic.PROGRESS, "T10:29:00Z") > 0);

            kafka.stop();
            assertThatThrownBy(KafkaOutageIT::askKafka).hasRootCauseInstanceOf(TimeoutException.class);
            kafka.resume();

            assertThat(told(Topic.ALERTS, "\"rule\":\"success-absence\"")).isZero();
            produceHeartbeats(60, 61);
            Await.until("an absence", () -> told(Topic.ALERTS, "\"rule\":\"success-absence\"") > 0);
            assertThat(told(Topic.ALERTS, "success-absence/environment=production@2026-01-05T10:40:00Z\""))
                    .isPositive();
            assertThat(detection.ended()).isEmpty();
        }
    }

    private static void askKafka() throws Exception {
        Map<String, Object> impatient = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "default.api.timeout.ms",
                3000,
                "request.timeout.ms",
                2000);
        try (Admin admin = Admin.create(impatient)) {
            admin.describeCluster().clusterId().get();
        }
    }

    private static long told(Topic topic, String text) {
        return kafka.read(topic.defaultName()).stream()
                .filter(record -> new String(record.value(), UTF_8).contains(text))
                .count();
    }

    private static void produceFailuresFrom10To25() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int second = 0; second < 25 * 60; second += 5) {
            String outcome = second < 10 * 60
                    ? "\"event\":\"learning_sync_completed\",\"status\":\"success\""
                    : "\"event\":\"learning_sync_failed\"";
            int phone = second / 5 % 20;
            String event = "{%s,\"userId\":\"phone%d\"}".formatted(outcome, phone);
            records.add(record(second, phone % PARTITIONS, event));
        }
        kafka.produce(records);
    }

    private static void produceHeartbeats(int fromMinute, int toMinute) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int second = Math.max(25, fromMinute) * 60; second <= toMinute * 60; second += 5) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                records.add(record(second, partition, "{\"event\":\"syncwatch_heartbeat\"}"));
            }
        }
        kafka.produce(records);
    }

    private static ProducerRecord<byte[], byte[]> record(int second, int partition, String json) {
        return new ProducerRecord<>(TELEMETRY, partition, START + 1_000L * second, null, json.getBytes(UTF_8));
    }

    private DetectionSettings settings() {
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                null,
                null,
                null,
                null,
                DetectionSettings.StartFrom.EARLIEST,
                2,
                PARTITIONS,
                Duration.ofMillis(500),
                folder.resolve("checkpoints").toUri().toString(),
                null);
    }

    private static RuleSet rules() throws Exception {
        Path file = Path.of("alert-rules/learning-sync.yaml");
        return RuleFileReader.read(file.toString(), Files.readAllBytes(file), Map.of(), Duration.ofSeconds(10))
                .ruleSet();
    }
}

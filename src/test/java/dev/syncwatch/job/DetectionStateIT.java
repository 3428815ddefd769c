package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.notify.blind.condition.FateTotals;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.blind.condition.JobState.Status;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class DetectionStateIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    @Test
    void tellsWhatBecameOfEventsWhileTheJobRunsAndThatItHasEnded() throws Exception {
        DetectionSettings settings = settings();
        String telemetry = settings.topic(Topic.TELEMETRY);
        long now = System.currentTimeMillis();
        kafka.produce(Stream.of(
                        event("m1"),
                        event("m1"),
                        event("m2").replace("}", ",\"timestamp\":" + (now - 3_600_000) + "}"),
                        "not JSON")
                .map(text -> new ProducerRecord<byte[], byte[]>(telemetry, text.getBytes(UTF_8)))
                .toList());
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(1, DetectionJob.flinkSettings(settings));
        DetectionJob.define(environment, settings, rules());
        JobClient job = environment.executeAsync(DetectionJob.NAME);
        DetectionState state = new DetectionState(job);

        Await.until("the fates of four events", () -> {
            JobState seen = state.get();
            return seen.status() == Status.RUNNING && seen.fates().equals(new FateTotals(2, 1, 0, 1));
        });
        job.cancel().get();

        Await.until("the end of the job", () -> state.get().status(), Set.of(Status.FAILED, Status.UNKNOWN)::contains);
        assertThat(state.get().fates()).isNull();
    }

    private static String event(String id) {
        return "{\"event\":\"learning_sync_started\",\"userId\":\"u\",\"messageId\":\"" + id + "\"}";
    }

    private static RuleSet rules() throws Exception {
        Path file = Path.of("alert-rules/learning-sync.yaml");
        return RuleFileReader.read(file.toString(), Files.readAllBytes(file), Map.of(), Duration.ofSeconds(10))
                .ruleSet();
    }

    private static DetectionSettings settings() {
        Map<Topic, String> topics = new EnumMap<>(Topic.class);
        for (Topic topic : List.of(
                Topic.TELEMETRY,
                Topic.ALERTS,
                Topic.PROGRESS,
                Topic.WINDOWS,
                Topic.MINUTES,
                Topic.RULE_STATUS,
                Topic.DEAD_LETTERS,
                Topic.RULES)) {
            topics.put(topic, kafka.newTopic(1));
        }
        Map<String, String> names = new HashMap<>();
        topics.forEach((topic, name) -> names.put(topic.settingName(), name));
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "detection-state"),
                names,
                null,
                null,
                null,
                DetectionSettings.StartFrom.EARLIEST,
                1,
                1,
                null,
                null,
                Map.of("heartbeat.interval", "200 ms"));
    }
}

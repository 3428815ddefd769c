package dev.syncwatch.job;

import static dev.syncwatch.job.state.StateSettings.Backend.HEAP;
import static dev.syncwatch.job.state.StateSettings.Backend.ROCKSDB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.flink.core.execution.SavepointFormatType.CANONICAL;
import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.job.DetectionTrial.Width;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.reference.MinuteRows;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that goes on from savepoints, each time with other subtasks, writes what one writes that was never stopped. */
class RescalingIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = Long.getLong("rescaling.seed", 7);
    private static final int STAGES = 3;
    private static final int WIDEST = 3;
    private static final List<Topic> EXACT = List.of(Topic.ALERTS, Topic.WINDOWS, Topic.RULE_STATUS);

    @TempDir
    static Path folder;

    private static LocalFlink flink;
    private static StagedRecords records;
    private static DetectionTrial undisturbed;

    static Stream<List<Width>> starts() {
        return Stream.of(
                List.of(new Width(HEAP, 1, 1), new Width(HEAP, 3, 3), new Width(HEAP, 2, 2)),
                List.of(new Width(ROCKSDB, 1, 1), new Width(ROCKSDB, 3, 3), new Width(HEAP, 2, 1)));
    }

    @BeforeAll
    static void runOnce() throws Exception {
        Configuration cluster = new Configuration();
        new StateSettings(ROCKSDB).size(cluster, WIDEST);
        flink = LocalFlink.start(cluster, WIDEST, new LocalFlink.Place(folder.resolve("scratch"), 0));
        records = new StagedRecords(SEED, STAGES);
        undisturbed = trial();
        run(undisturbed, List.of(new Width(HEAP, 1, 1)));
        assertThat(undisturbed.texts(Topic.ALERTS)).hasSizeGreaterThan(40);
    }

    @AfterAll
    static void stopFlink() throws Exception {
        flink.close();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void otherSubtasksGoOnAsTheOnesBefore(List<Width> starts) throws Exception {
        DetectionTrial trial = trial();

        run(trial, starts);

        for (Topic topic : EXACT) {
            assertThat(trial.texts(topic))
                    .as("%s of seed %d", topic, SEED)
                    .containsExactlyInAnyOrderElementsOf(undisturbed.texts(topic));
        }
        assertThat(minutes(trial)).as("minutes of seed %d", SEED).isEqualTo(minutes(undisturbed));
        assertThat(trial.texts(Topic.DEAD_LETTERS)).hasSameSizeAs(undisturbed.texts(Topic.DEAD_LETTERS));
    }

    /** A start for each stage, or one for all of them. */
    private static void run(DetectionTrial trial, List<Width> starts) throws Exception {
        LocalJob job = trial.start(starts.get(0), null);
        for (int stage = 0; stage < STAGES; stage++) {
            trial.send(records.stage(stage));
            if (stage > 0 && stage < starts.size()) {
                String savepoint = trial.stop(job, formatBetween(starts.get(stage - 1), starts.get(stage)));
                job = trial.start(starts.get(stage), savepoint);
            }
            trial.send(records.beats(stage));
            trial.await(job, records.reached(stage));
        }
        trial.stop(job, NATIVE);
    }

    private static SavepointFormatType formatBetween(Width before, Width after) {
        return before.backend() == after.backend() ? NATIVE : CANONICAL;
    }

    private static DetectionTrial trial() throws IOException {
        Map<String, String> topics = new HashMap<>();
        Topic.OUTPUTS.forEach(topic -> topics.put(topic.settingName(), kafka.newTopic(1)));
        for (Topic control : List.of(Topic.RULES, Topic.REMOTE_CONFIG)) {
            topics.put(control.settingName(), kafka.newTopic(1));
        }
        for (Topic input : List.of(Topic.TELEMETRY, Topic.LOGS)) {
            // Simulated records are older than a broker keeps any by itself.
            topics.put(input.settingName(), kafka.newTopic(StagedRecords.PARTITIONS, Map.of("retention.ms", "-1")));
        }
        return new DetectionTrial(kafka, flink, rules(), topics);
    }

    private static RuleSet rules() throws IOException {
        try (InputStream file = RescalingIT.class.getResourceAsStream("rescaling-rules.yaml")) {
            return RuleFileReader.read("rescaling-rules.yaml", file.readAllBytes(), Map.of(), Duration.ofSeconds(10))
                    .ruleSet();
        }
    }

    /** The last of each row: how often one is told hangs on when the job was stopped. */
    private static Map<String, Map<String, String>> minutes(DetectionTrial trial) throws IOException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (String text : trial.texts(Topic.MINUTES)) {
            ObjectNode row = (ObjectNode) JSON.readTree(text.getBytes(UTF_8));
            rows.put(MinuteRows.key(row), MinuteRows.fields(row));
        }
        return rows;
    }
}

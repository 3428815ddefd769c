package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.job.state.StateSettings.Backend;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionSettingsTest {

    @TempDir
    Path folder;

    @Test
    void theShippedFileSaysTheDefaultsAndReadsAllInputs() throws Exception {
        DetectionSettings shipped = DetectionSettings.read(Path.of("jobs", "detection.yaml"));

        assertThat(shipped.inputs()).contains(Topic.LOGS, Topic.REMOTE_CONFIG);
        assertThat(shipped.without(Topic.LOGS).without(Topic.REMOTE_CONFIG)).isEqualTo(read(""));
    }

    @Test
    void everyKeyIsRead() throws Exception {
        DetectionSettings settings = read("""
                kafka: { bootstrap.servers: "k:1" }
                topics: { alerts: other }
                rules: some.yaml
                pane: 1s
                outOfOrderness: 3s
                startFrom: earliest
                parallelism: 2
                sourceParallelism: 3
                maxParallelism: 64
                checkpointEvery: 7s
                checkpoints: here
                state: { backend: rocksdb }
                flink: { a: b }
                logs: topic
                remoteConfig: topic
                """);

        assertThat(settings)
                .isEqualTo(new DetectionSettings(
                        Map.of("bootstrap.servers", "k:1"),
                        Map.of("alerts", "other"),
                        "some.yaml",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        DetectionSettings.StartFrom.EARLIEST,
                        2,
                        3,
                        Duration.ofSeconds(7),
                        "here",
                        Map.of("a", "b"),
                        DetectionSettings.Input.TOPIC,
                        DetectionSettings.Input.TOPIC,
                        new StateSettings(Backend.ROCKSDB),
                        64));
        assertThat(settings.withKafka(Map.of()).withFlink(Map.of("a", "c")).orCheckpointsAt("there"))
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            surprise: 1                             ; Unrecognized field "surprise"
            state: { backend: disk }                ; not one of the values accepted
            state: { surprise: 1 }                  ; Unrecognized field "surprise"
            pane: 7s                                ; pane is 7s and has to divide a minute
            { sourceParallelism: 9, maxParallelism: 8 } ; parallelism can't be above maxParallelism, which is 8
            maxParallelism: -1                      ; maxParallelism has to be 1 to 32768
            """)
    void aMistakeIsToldWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith(folder.resolve("detection.yaml") + ":1:")
                .hasMessageContaining(message);
    }

    @Test
    void flinkLearnsOfStateAndMayBeToldOtherwise() throws Exception {
        assertThat(DetectionJob.flinkSettings(read("")).toMap())
                .containsEntry("state.backend.type", "hashmap")
                .containsEntry("pipeline.max-parallelism", "128");
        assertThat(DetectionJob.flinkSettings(read("state: { backend: rocksdb }"))
                        .toMap())
                .containsEntry("state.backend.type", "rocksdb")
                .containsEntry("execution.checkpointing.incremental", "true");
        assertThat(DetectionJob.flinkSettings(read("flink: { pipeline.max-parallelism: 7 }"))
                        .toMap())
                .containsEntry("pipeline.max-parallelism", "7");
    }

    @Test
    void rocksDbHasMemoryInThisProcessUnlessTheSettingsSayHowMuch() {
        Configuration cluster = new Configuration();
        new StateSettings(Backend.HEAP).size(cluster, 3);
        assertThat(cluster.contains(TaskManagerOptions.MANAGED_MEMORY_SIZE)).isFalse();

        new StateSettings(Backend.ROCKSDB).size(cluster, 3);
        new StateSettings(Backend.ROCKSDB).size(cluster, 5);
        assertThat(cluster.get(TaskManagerOptions.MANAGED_MEMORY_SIZE).getMebiBytes())
                .isEqualTo(3 * 512);
    }

    private DetectionSettings read(String yaml) throws IOException, BadSettings {
        return DetectionSettings.read(Files.writeString(folder.resolve("detection.yaml"), yaml));
    }
}

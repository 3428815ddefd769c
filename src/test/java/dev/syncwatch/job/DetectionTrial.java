package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The detection job with all its inputs, on topics that the test names, stopped with savepoints and started from them.
 *
 * @param kafka where the topics are
 * @param flink has slots for the widest start
 */
record DetectionTrial(KafkaFixture kafka, LocalFlink flink, RuleSet rules, Map<String, String> topics) {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** How the job is started. */
    record Width(StateSettings.Backend backend, int parallelism, int sources) {}

    void send(List<StagedRecords.Sent> records) {
        kafka.produce(records.stream()
                .map(sent -> new ProducerRecord<byte[], byte[]>(
                        topic(sent.topic()), sent.partition(), sent.at(), null, sent.value()))
                .toList());
    }

    /** Starts the job; {@code savepoint} is null to begin with nothing. */
    LocalJob start(Width width, String savepoint) throws Exception {
        DetectionSettings settings = settings(width);
        JobGraph graph = DetectionJob.graph(settings, RuleTimeline.of(0, rules), DetectionJob.flinkSettings(settings));
        graph.setSavepointRestoreSettings(
                savepoint == null ? SavepointRestoreSettings.none() : SavepointRestoreSettings.forPath(savepoint));
        LocalJob job = flink.submit(graph);
        assertThat(job.awaitRunning(SOON)).isEmpty();
        return job;
    }

    private DetectionSettings settings(Width width) {
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                null,
                null,
                StagedRecords.OUT_OF_ORDERNESS,
                DetectionSettings.StartFrom.EARLIEST,
                width.parallelism(),
                width.sources(),
                null,
                null,
                Map.of("restart-strategy.type", "disable"),
                DetectionSettings.Input.TOPIC,
                DetectionSettings.Input.TOPIC,
                new StateSettings(width.backend()),
                0);
    }

    /** Waits until a T has been evaluated. */
    void await(LocalJob job, Instant reached) throws Exception {
        Await.until("progress to " + reached, () -> {
            assertThat(job.ended()).isEmpty();
            List<String> progress = texts(Topic.PROGRESS);
            return !progress.isEmpty()
                    && !evaluatedTo(progress.get(progress.size() - 1)).isBefore(reached);
        });
    }

    private static Instant evaluatedTo(String progress) {
        return Instant.parse(progress.replaceAll(".*\"evaluatedTo\":\"([^\"]+)\".*", "$1"));
    }

    /** Ends the job with a savepoint, and says where that is. */
    String stop(LocalJob job, SavepointFormatType format) throws Exception {
        return job.stopWithSavepoint(flink.scratch().resolve("savepoints").toAbsolutePath(), format, SOON);
    }

    /** All that was written so far. */
    List<String> texts(Topic topic) {
        return kafka.read(topic(topic)).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private String topic(Topic topic) {
        return topics.get(topic.settingName());
    }
}

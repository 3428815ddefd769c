package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of the checkpoints that it finds, in what it tells its operator. */
class LocalDetectionIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final String BEGINS_EMPTY =
            "Begins without a checkpoint: with empty windows, where its group last committed.";

    @TempDir
    Path folder;

    private DetectionSettings settings;

    @BeforeEach
    void createTopics() {
        Map<String, String> topics =
                Topic.OUTPUTS.stream().collect(Collectors.toMap(Topic::settingName, topic -> kafka.newTopic(1)));
        topics.put(Topic.TELEMETRY.settingName(), kafka.newTopic(2));
        topics.put(Topic.RULES.settingName(), kafka.newTopic(1));
        settings = settings(topics, StateSettings.Backend.HEAP);
    }

    private DetectionSettings settings(Map<String, String> topics, StateSettings.Backend backend) {
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                null,
                null,
                null,
                DetectionSettings.StartFrom.EARLIEST,
                1,
                1,
                Duration.ofHours(1),
                folder.resolve("checkpoints").toUri().toString(),
                null,
                null,
                null,
                new StateSettings(backend),
                0);
    }

    @Test
    void goesOnFromTheLastCheckpointOfAStopAndIgnoresItWhenAsked() throws Exception {
        assertThat(startAndStop(rules("15m"), false)).isEmpty();

        assertThat(startAndStop(rules("15m"), false))
                .singleElement()
                .asString()
                .startsWith("Goes on from checkpoint ")
                .endsWith("/chk-2.");
        assertThat(startAndStop(rules("15m"), true)).containsExactly(BEGINS_EMPTY);
    }

    @Test
    void takesTheCheckpointBeforeADamagedOneAndNoneWhenAllAre() throws Exception {
        startAndStop(rules("15m"), false);
        List<Path> checkpoints = checkpoints();
        damage(checkpoints.get(0));

        assertThat(startAndStop(rules("15m"), false))
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .startsWith("warning: can't go on from checkpoint ")
                                .contains("/chk-2: "),
                        goesOn -> assertThat(goesOn)
                                .startsWith("Goes on from checkpoint ")
                                .endsWith("/chk-1."));

        for (Path checkpoint : checkpoints()) {
            damage(checkpoint);
        }
        assertThat(startAndStop(rules("15m"), false)).hasSize(3).last().isEqualTo(BEGINS_EMPTY);
    }

    @Test
    void takesItsStateOverFromOneBackendToAnother() throws Exception {
        startAndStop(rules("15m"), false);

        settings = settings(settings.topics(), StateSettings.Backend.ROCKSDB);
        assertThat(startAndStop(rules("15m"), false))
                .satisfiesExactly(
                        change -> assertThat(change).isEqualTo("State goes over from the backend hashmap to rocksdb."),
                        goesOn -> assertThat(goesOn).startsWith("Goes on from checkpoint "));
        assertThat(startAndStop(rules("15m"), false)).singleElement().asString().startsWith("Goes on from checkpoint ");
    }

    @Test
    void goesOnFromItWithOtherRulesToo() throws Exception {
        startAndStop(rules("15m"), false);

        assertThat(startAndStop(rules("10m"), false)).singleElement().asString().startsWith("Goes on from checkpoint ");
    }

    private List<String> startAndStop(RuleSet rules, boolean fresh) throws Exception {
        List<String> told = new ArrayList<>();
        LocalFlink.Place scratch = new LocalFlink.Place(folder.resolve("scratch"), 0);
        try (LocalFlink flink = LocalPager.startFlink(settings, 0, scratch);
                LocalDetection detection = LocalDetection.start(
                        settings, rules, new LocalPlace(flink, HeartbeatSettings.defaults(), fresh, told::add))) {
            assertThat(detection.ended()).isEmpty();
        }
        return told.stream().filter(line -> !line.startsWith("Published")).toList();
    }

    private static RuleSet rules(String window) {
        String file = """
                version: 1
                service: learning-sync
                defaults: { groupBy: [environment], runbook: https://example.com/runbook }
                rules:
                  - id: failures
                    kind: threshold
                    where: { event: learning_sync_failed }
                    measure: users
                    window: %s
                    above: 2
                    severity: warning
                """.formatted(window);
        return RuleFileReader.read("rules.yaml", file.getBytes(UTF_8), Map.of(), Duration.ofSeconds(10))
                .ruleSet();
    }

    /** Of the newest run, newest first. */
    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .sorted(Comparator.reverseOrder())
                    .limit(2)
                    .toList();
        }
    }

    /** As a disk that loses blocks does. */
    private static void damage(Path metadata) throws IOException {
        byte[] bytes = Files.readAllBytes(metadata);
        for (int i = bytes.length / 2; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        Files.write(metadata, bytes);
    }
}

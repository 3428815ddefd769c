package dev.syncwatch.job;

import static dev.syncwatch.job.state.StateSettings.Backend.HEAP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.job.DetectionTrial.Width;
import dev.syncwatch.job.output.OutputJob;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This version goes on from the savepoints of all versions. {@code -Dkept.savepoint.write=0.2} first writes one of this version, into a
 * folder of that name beside the others.
 */
class KeptSavepointIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DETECTION = "detection";
    private static final String OUTPUT = "output";
    private static final int WIDEST = 2;
    private static final String INCIDENT = "incident/failure-rate/environment=production@2026-01-05T10:07:20Z";

    @TempDir
    static Path folder;

    private static LocalFlink flink;

    /** Savepoints know their topics by name, so that these are the same in every run of this test. */
    @BeforeAll
    static void tellTheStory() throws Exception {
        Configuration cluster = new Configuration();
        new StateSettings(StateSettings.Backend.ROCKSDB).size(cluster, WIDEST);
        flink = LocalFlink.start(cluster, WIDEST, new LocalFlink.Place(folder.resolve("scratch"), 0));
        Map.of("telemetry", SavepointStory.PARTITIONS, "logs", SavepointStory.PARTITIONS)
                .forEach(KeptSavepointIT::create);
        List.of("remote-config", "rules", "windows", "minutes", "alerts", "progress", "rule-status", "silences")
                .forEach(topic -> create(topic, 1));
        trial().send(SavepointStory.before());
        kafka.produce(change(failureRate()));
        String version = System.getProperty("kept.savepoint.write");
        if (version != null) {
            keepDetection(new KeptSavepoint(version, DETECTION));
            keepOutput(new KeptSavepoint(version, OUTPUT));
        }
        trial().send(SavepointStory.after());
        ChangeJson absence = ChangeJson.absence();
        kafka.produce(List.of(
                change(absence),
                change(failureRate().then("resolved", Instant.parse("2026-01-05T10:20:00Z"))),
                change(absence.then("resolved", Instant.parse("2026-01-05T10:21:00Z")))));
    }

    @AfterAll
    static void stopFlink() throws Exception {
        flink.close();
    }

    static List<String> versions() throws IOException {
        return KeptSavepoint.versions();
    }

    static Stream<Width> widths() {
        return Stream.of(new Width(HEAP, 1, 1), new Width(StateSettings.Backend.ROCKSDB, 2, 2));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void alertsRunsSequencesAndMinutesGoOn(String version) throws Exception {
        for (Width width : widths().toList()) {
            DetectionTrial trial = trial();
            LocalJob job = trial.start(
                    width, new KeptSavepoint(version, DETECTION).unpack(Files.createTempDirectory(folder, DETECTION)));
            trial.await(job, SavepointStory.END);
            job.cancel(SOON);

            assertThat(steps(trial)).as("with %s", width).containsExactlyElementsOf(SavepointStory.changes());
            assertThat(minute(trial, "2026-01-05T11:00:00Z").get("stale").asInt())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anOpenIncidentGoesOn(String version) throws Exception {
        Database database = database();
        LocalJob job =
                output(database, new KeptSavepoint(version, OUTPUT).unpack(Files.createTempDirectory(folder, OUTPUT)));
        Await.until(
                "the incident's end",
                () -> incident(database).equals(INCIDENT + " with 2 episodes until 2026-01-05 10:21:00"));
        job.cancel(SOON);
    }

    private static void keepDetection(KeptSavepoint kept) throws Exception {
        DetectionTrial trial = trial();
        LocalJob job = trial.start(new Width(HEAP, 1, 1), null);
        trial.await(job, SavepointStory.HALF);
        kept.pack(Path.of(URI.create(trial.stop(job, SavepointFormatType.CANONICAL))));
        assertThat(steps(trial))
                .containsExactly(
                        "pending pending 12:01:10 null",
                        "firing firing 12:02:10 12:02:10",
                        "recovering firing 12:04:10 12:04:10",
                        "recovering recovering 12:09:10 12:04:10");
    }

    private static void keepOutput(KeptSavepoint kept) throws Exception {
        Database database = database();
        LocalJob job = output(database, null);
        Await.until("an incident", () -> incident(database).equals(INCIDENT + " with 1 episodes until null"));
        kept.pack(Path.of(URI.create(job.stopWithSavepoint(
                folder.resolve("output-savepoint").toAbsolutePath(), SavepointFormatType.CANONICAL, SOON))));
    }

    private static DetectionTrial trial() throws IOException {
        Map<String, String> topics = new HashMap<>();
        for (Topic input : Topic.INPUTS) {
            topics.put(input.settingName(), "kept-" + input.settingName());
        }
        Topic.OUTPUTS.forEach(output -> topics.put(output.settingName(), kafka.newTopic(1)));
        try (InputStream file = KeptSavepointIT.class.getResourceAsStream("savepoints/rules.yaml")) {
            RuleSet rules = RuleFileReader.read("rules.yaml", file.readAllBytes(), Map.of(), Duration.ofSeconds(10))
                    .ruleSet();
            return new DetectionTrial(kafka, flink, rules, topics);
        }
    }

    private static LocalJob output(Database database, String savepoint) throws Exception {
        Map<String, String> topics = new HashMap<>();
        for (String topic : List.of("windows", "minutes", "alerts", "progress", "rule-status", "silences")) {
            topics.put(topic, "kept-" + topic);
        }
        OutputSettings settings = new OutputSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                "kept-none",
                null,
                new OutputSettings.Batch(10, Duration.ofMillis(50)),
                null,
                1,
                null,
                null,
                Map.of("restart-strategy.type", "disable"),
                null,
                0);
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(1, OutputJob.flinkSettings(settings));
        OutputJob.define(environment, settings, database);
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        graph.setSavepointRestoreSettings(
                savepoint == null ? SavepointRestoreSettings.none() : SavepointRestoreSettings.forPath(savepoint));
        LocalJob job = flink.submit(graph);
        assertThat(job.awaitRunning(SOON)).isEmpty();
        return job;
    }

    /** Of each change its rule, state, T, and the T at which its episode began; in order of T. */
    private static List<String> steps(DetectionTrial trial) throws IOException {
        return trial.texts(Topic.ALERTS).stream()
                .map(KeptSavepointIT::json)
                .map(change -> "%s %s %s %s"
                        .formatted(
                                change.get("rule").asText(),
                                change.get("state").asText(),
                                time(change.get("at").asText()),
                                time(change.get("episode").asText())))
                .toList();
    }

    private static String time(String text) {
        return text.replaceAll(".*T(.*)Z", "$1");
    }

    /** The last row of {@code sync_minute} that was told of a minute. */
    private static JsonNode minute(DetectionTrial trial, String minute) {
        return trial.texts(Topic.MINUTES).stream()
                .map(KeptSavepointIT::json)
                .filter(row -> row.get("minute").asText().equals(minute) && row.has("stale"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static void create(String topic, int partitions) {
        // The story is older than a broker keeps anything by itself.
        kafka.create(new NewTopic("kept-" + topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1")));
    }

    private static ChangeJson failureRate() {
        return ChangeJson.failureRate();
    }

    private static ProducerRecord<byte[], byte[]> change(ChangeJson change) {
        return new ProducerRecord<>("kept-alerts", change.key(), change.bytes());
    }

    private static Database database() throws SQLException {
        PostgresFixture.Database place = postgres.newDatabase();
        Database database = new Database(place.url(), place.user(), place.password());
        Migrations.apply(database);
        return database;
    }

    private static String incident(Database database) throws SQLException {
        String query = """
                SELECT format('%s with %s episodes until %s', id, cardinality(episodes),
                    coalesce((ends_at AT TIME ZONE 'UTC')::text, 'null')) FROM incident""";
        try (Connection connection = database.connect("test");
                ResultSet found = connection.createStatement().executeQuery(query)) {
            return found.next() ? found.getString(1) : "";
        }
    }
}

package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.reference.MinuteRows;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the simulator emits, counted by the detection job and written by the output job, against a count of all of it at once. */
class OutputOfDetectionIT {
    private static final int PARTITIONS = 3;
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] HEARTBEAT = "{\"event\":\"syncwatch_heartbeat\"}".getBytes(UTF_8);

    private static final ObjectMapper EXACT = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    @TempDir
    Path folder;

    private final Map<String, String> topics = new HashMap<>();

    @Test
    void tablesEndAsABatchCountOverRestartsOfJobsAndDatabase() throws Exception {
        createTopics();
        PostgresFixture.Database place = postgres.newDatabase();
        Database database = new Database(place.url(), place.user(), place.password());
        List<ProducerRecord<byte[], byte[]>> records = simulated();
        List<byte[]> lines = records.stream().map(OutputOfDetectionIT::line).toList();
        Map<String, Map<String, String>> expected = MinuteRows.of(lines, OUT_OF_ORDERNESS.toMillis());

        try (LocalFlink flink = LocalFlink.start(
                new Configuration(), PARTITIONS + 1, new LocalFlink.Place(folder.resolve("scratch"), 0))) {
            kafka.produce(records.subList(0, records.size() / 2));
            LocalJob detection = detect(flink, SavepointRestoreSettings.none());
            try (LocalOutput output = output(flink, database)) {
                Await.until("a row", () -> !rows(place).isEmpty());
                assertThat(output.ended()).isEmpty();
            }
            String savepoint =
                    detection.stopWithSavepoint(folder.resolve("savepoints").toAbsolutePath(), SOON);
            kafka.produce(records.subList(records.size() / 2, records.size()));
            LocalJob goingOn = detect(flink, SavepointRestoreSettings.forPath(savepoint));
            try (LocalOutput output = output(flink, database)) {
                postgres.stop();
                postgres.resume();
                Await.until("all events", () -> events(rows(place)) >= events(expected));
                assertThat(rows(place)).isEqualTo(expected).hasSizeGreaterThan(100);
                assertThat(output.ended()).isEmpty();
            }
            goingOn.cancel(SOON);
        }
        assertThat(count(place, "SELECT count(*) FROM window_rate")).isGreaterThan(60);
        assertThat(count(place, "SELECT count(*) FROM alert_change")).isPositive();
        assertThat(count(place, "SELECT count(*) FROM incident")).isPositive();
        assertThat(count(place, "SELECT count(*) FROM rule_status")).isPositive();
        assertThat(count(place, "SELECT count(*) FROM episode WHERE severity = 'critical'"))
                .isPositive();
    }

    private void createTopics() {
        Topic.OUTPUTS.forEach(topic -> topics.put(topic.settingName(), kafka.newTopic(1)));
        topics.put(Topic.RULES.settingName(), kafka.newTopic(1));
        topics.put(Topic.SILENCES.settingName(), kafka.newTopic(1));
        // Simulated events are older than a broker keeps any by itself.
        topics.put(Topic.TELEMETRY.settingName(), kafka.newTopic(PARTITIONS, Map.of("retention.ms", "-1")));
    }

    /** A wild hour and a half, with heartbeats in every partition, in the order of arrival; a part of it a second time. */
    private List<ProducerRecord<byte[], byte[]>> simulated() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Simulation simulation = Simulation.of(Worlds.with(Worlds.everything()), 7);
        long step = Duration.ofSeconds(10).toMillis();
        for (long at = simulation.startMillis(); at <= simulation.endMillis(); at += step) {
            simulation.advance(at + step, (kind, arrivalMillis, key, json) -> {
                if (kind == Emissions.Kind.TELEMETRY) {
                    int partition = Math.floorMod(key.hashCode(), PARTITIONS);
                    records.add(record(partition, arrivalMillis, json));
                    if (arrivalMillis % 5 == 0) {
                        records.add(record(partition, arrivalMillis, json));
                    }
                }
            });
            for (int partition = 0; partition < PARTITIONS; partition++) {
                records.add(record(partition, at + step, HEARTBEAT));
            }
        }
        long end = simulation.endMillis() + Duration.ofMinutes(2).toMillis();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            records.add(record(partition, end, HEARTBEAT));
        }
        return records;
    }

    private ProducerRecord<byte[], byte[]> record(int partition, long arrivalMillis, byte[] json) {
        return new ProducerRecord<>(topics.get("telemetry"), partition, arrivalMillis, null, json);
    }

    private static byte[] line(ProducerRecord<byte[], byte[]> record) {
        return KafkaLine.wrap(new ConsumerRecord<>(
                "telemetry",
                record.partition(),
                0,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                record.value(),
                new RecordHeaders(),
                Optional.empty()));
    }

    private LocalJob detect(LocalFlink flink, SavepointRestoreSettings from) throws Exception {
        DetectionSettings settings = new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                null,
                null,
                OUT_OF_ORDERNESS,
                DetectionSettings.StartFrom.EARLIEST,
                1,
                PARTITIONS,
                null,
                null,
                null);
        byte[] file = Files.readAllBytes(Path.of("alert-rules", "learning-sync.yaml"));
        RuleSet rules = RuleFileReader.read("learning-sync.yaml", file, Map.of(), settings.pane())
                .ruleSet();
        JobGraph graph = DetectionJob.graph(settings, RuleTimeline.of(0, rules), DetectionJob.flinkSettings(settings));
        graph.setSavepointRestoreSettings(from);
        LocalJob job = flink.submit(graph);
        assertThat(job.awaitRunning(SOON)).isEmpty();
        return job;
    }

    private LocalOutput output(LocalFlink flink, Database database) throws Exception {
        OutputSettings settings = new OutputSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                "none",
                null,
                new OutputSettings.Batch(200, Duration.ofMillis(100)),
                null,
                1,
                Duration.ofMillis(500),
                folder.resolve("checkpoints").toUri().toString(),
                null,
                null,
                0);
        return LocalOutput.start(settings, database, new LocalOutput.Place(flink, false, told -> {}));
    }

    /** What stands in the tables of minutes, as the recount has it. */
    private static Map<String, Map<String, String>> rows(PostgresFixture.Database place) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (String table : List.of("sync_minute", "failure_minute")) {
            String query = """
                    SELECT jsonb_build_object('table', '%s') || to_jsonb(t) || jsonb_build_object(
                        'minute', to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) FROM %s t""".formatted(table, table);
            try (Connection connection = place.connect();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    ObjectNode row = (ObjectNode) EXACT.readTree(found.getString(1));
                    rows.put(MinuteRows.key(row), MinuteRows.fields(row));
                }
            } catch (SQLException away) {
                return Map.of();
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return rows;
    }

    private static long events(Map<String, Map<String, String>> minutes) {
        return minutes.values().stream()
                .collect(Collectors.summingLong(
                        row -> Stream.of("started", "succeeded", "completed_other", "failed", "skipped", "failures")
                                .mapToLong(name -> Long.parseLong(row.getOrDefault(name, "0")))
                                .sum()));
    }

    private static long count(PostgresFixture.Database place, String query) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}

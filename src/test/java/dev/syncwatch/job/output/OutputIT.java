package dev.syncwatch.job.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens on the way, the tables end as a batch over all records would have them. */
class OutputIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger OUTBOXES = new AtomicInteger();

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    @TempDir
    static Path folder;

    private static LocalFlink flink;

    private final List<LocalJob> jobs = new ArrayList<>();
    private Database database;
    private OutputSettings settings;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = LocalFlink.start(new Configuration(), 4, new LocalFlink.Place(folder.resolve("scratch"), 0));
    }

    @AfterAll
    static void stopFlink() throws Exception {
        flink.close();
    }

    @BeforeEach
    void makeTablesAndTopics() throws Exception {
        PostgresFixture.Database place = postgres.newDatabase();
        database = new Database(place.url(), place.user(), place.password());
        Migrations.apply(database);
        Map<String, String> topics = new HashMap<>();
        for (String topic : List.of("windows", "minutes", "alerts", "progress", "rule-status", "silences")) {
            topics.put(topic, kafka.newTopic(1));
        }
        settings = new OutputSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                "outbox-" + OUTBOXES.incrementAndGet(),
                null,
                new OutputSettings.Batch(50, Duration.ofMillis(50)),
                null,
                1,
                Duration.ofMillis(300),
                folder.resolve("checkpoints").toUri().toString(),
                // A job that fails once is over, and told.
                Map.of("restart-strategy.type", "disable"),
                null,
                0);
        kafka.create(Topics.compacted(settings.outboxes() + ".pagerduty"));
    }

    private Story story() {
        Story story = new Story(settings, 7);
        story.tell(kafka);
        return story;
    }

    @Test
    void whatComesTwiceAndInAnyOrderEndsAsItShould() throws Exception {
        Story story = story();
        kafka.produce(story.doubledAndShuffled());
        kafka.produce(kafka.read(settings.outboxes() + ".pagerduty").stream()
                .map(record -> new ProducerRecord<>(record.topic(), record.key(), record.value()))
                .toList());

        start(settings);

        awaitRows(story);
        endAll();
    }

    @Test
    void goesOnFromASavepointAndFromNothingWithoutChangingARow() throws Exception {
        Story story = story();
        List<ProducerRecord<byte[], byte[]>> records = story.inOrder();
        kafka.produce(records.subList(0, records.size() / 2));
        LocalJob first = start(settings);
        awaitAnyRow();
        String savepoint = first.stopWithSavepoint(folder.resolve("savepoints").toAbsolutePath(), SOON);

        kafka.produce(records.subList(records.size() / 2, records.size()));
        start(settings, SavepointRestoreSettings.forPath(savepoint));
        awaitRows(story);
        Map<String, TreeSet<String>> versions = versions();
        jobs.get(1).cancel(SOON);

        start(settings);
        // It has read everything again once it has read what comes now.
        kafka.produce(new ProducerRecord<>(
                settings.topics().get("progress"), "{\"evaluatedTo\":\"2026-01-06T00:00:00Z\"}".getBytes()));
        awaitProgress("2026-01-06T00:00:00Z");
        kafka.produce(records);
        kafka.produce(new ProducerRecord<>(
                settings.topics().get("progress"), "{\"evaluatedTo\":\"2026-01-07T00:00:00Z\"}".getBytes()));
        awaitProgress("2026-01-07T00:00:00Z");
        jobs.get(2).stopWithSavepoint(folder.resolve("savepoints").toAbsolutePath(), SOON);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void waitsForADatabaseThatIsAwayAndLosesNothing() throws Exception {
        Story story = story();
        List<ProducerRecord<byte[], byte[]>> records = story.doubledAndShuffled();
        kafka.produce(records.subList(0, records.size() / 3));
        LocalJob job = start(settings);
        awaitAnyRow();

        postgres.stop();
        try {
            kafka.produce(records.subList(records.size() / 3, records.size()));
            assertThat(job.ended()).isEmpty();
        } finally {
            postgres.resume();
        }

        awaitRows(story);
        assertThat(job.ended())
                .as("with restarts disabled a failure ends the job")
                .isEmpty();
        endAll();
    }

    @Test
    void aSecondWriterAtTheSameTimeDoesNoHarm() throws Exception {
        Story story = story();
        start(settings);
        start(settings);

        kafka.produce(story.doubledAndShuffled());

        awaitRows(story);
        assertThat(jobs).allSatisfy(job -> assertThat(job.ended()).isEmpty());
        endAll();
        assertThat(rows()).isEqualTo(story.rows());
    }

    private LocalJob start(OutputSettings of) throws Exception {
        return start(of, SavepointRestoreSettings.none());
    }

    private LocalJob start(OutputSettings of, SavepointRestoreSettings from) throws Exception {
        JobGraph graph = OutputJob.graph(of, database, OutputJob.flinkSettings(of));
        graph.setSavepointRestoreSettings(from);
        LocalJob job = flink.submit(graph);
        jobs.add(job);
        return job;
    }

    private void endAll() throws Exception {
        for (LocalJob job : jobs) {
            job.cancel(SOON);
        }
    }

    private void awaitRows(Story story) throws Exception {
        Await.until("the rows " + story.rows(), this::rowsOfTheRunningJob, story.rows()::equals);
    }

    private Map<String, TreeSet<String>> rowsOfTheRunningJob() throws SQLException {
        assertThat(jobs.get(jobs.size() - 1).ended()).isEmpty();
        return rows();
    }

    private void awaitAnyRow() throws Exception {
        await("SELECT count(*) > 0 FROM sync_minute");
    }

    private void awaitProgress(String to) throws Exception {
        await("SELECT evaluated_to = '" + to + "' FROM progress");
    }

    private void await(String question) throws Exception {
        Await.until(question, () -> lines(question).contains("t"));
    }

    private Map<String, TreeSet<String>> rows() throws SQLException {
        Map<String, TreeSet<String>> rows = new TreeMap<>();
        for (Map.Entry<String, String> query : Story.QUERIES.entrySet()) {
            TreeSet<String> lines = lines(query.getValue());
            if (!lines.isEmpty()) {
                rows.put(query.getKey(), lines);
            }
        }
        return rows;
    }

    /** Each row with the transaction that wrote it last. */
    private Map<String, TreeSet<String>> versions() throws SQLException {
        Map<String, TreeSet<String>> versions = new TreeMap<>();
        for (String table : Story.QUERIES.keySet()) {
            if (!table.equals("progress") && !table.equals("silence")) {
                versions.put(table, lines("SELECT concat_ws('|', xmin, t) FROM " + table + " t"));
            }
        }
        return versions;
    }

    private TreeSet<String> lines(String query) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return lines;
    }
}

package dev.syncwatch.job.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.store.postgres.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of a database that is away, of checkpoints, and of another database. */
class LocalOutputIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private LocalFlink flink;
    private OutputSettings settings;

    @BeforeEach
    void startFlink() throws Exception {
        flink = LocalFlink.start(new Configuration(), 1, new LocalFlink.Place(folder.resolve("scratch"), 0));
        Map<String, String> topics = new HashMap<>();
        for (String topic : List.of("windows", "minutes", "alerts", "progress", "rule-status", "silences")) {
            topics.put(topic, kafka.newTopic(1));
        }
        settings = new OutputSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                "none",
                null,
                new OutputSettings.Batch(50, Duration.ofMillis(50)),
                null,
                1,
                Duration.ofHours(1),
                folder.resolve("checkpoints").toUri().toString(),
                null,
                null,
                0);
    }

    @AfterEach
    void stopFlink() throws Exception {
        flink.close();
    }

    @Test
    void beginsOnceItsDatabaseIsThereAndGoesOnFromItsCheckpoint() throws Exception {
        Database database = newDatabase();
        postgres.stop();
        try (LocalOutput output = start(database)) {
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("warning: the database jdbc:postgresql://127.0.0.1:");
            assertThat(output.ended()).isEmpty();
            assertThat(output.state().status()).isEqualTo(JobState.Status.RESTARTING);
            postgres.resume();
            progress("2026-01-05T10:00:00Z", database);
        }

        told.clear();
        try (LocalOutput output = start(database)) {
            assertThat(output.state().status()).isEqualTo(JobState.Status.RUNNING);
            progress("2026-01-05T10:01:00Z", database);
        }
        assertThat(told).singleElement().asString().startsWith("Output goes on from checkpoint ");

        told.clear();
        Database other = newDatabase();
        try (LocalOutput output = start(other)) {
            await(other, "2026-01-05T10:01:00Z");
            assertThat(output.ended()).isEmpty();
        }
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("warning: can't go on from checkpoint ")
                .endsWith(": it belongs to another database");
    }

    @Test
    void doesNotWaitForADatabaseThatWillNeverTakeIt() {
        Database database = newDatabase();
        Database refused = new Database(database.url(), database.user(), "wrong");
        assertThatThrownBy(() -> start(refused))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private Database newDatabase() {
        PostgresFixture.Database place = postgres.newDatabase();
        return new Database(place.url(), place.user(), place.password());
    }

    private LocalOutput start(Database database) throws Exception {
        return LocalOutput.start(settings, database, new LocalOutput.Place(flink, false, told::add));
    }

    private void progress(String to, Database database) throws Exception {
        kafka.produce(new ProducerRecord<>(
                settings.topics().get("progress"), ("{\"evaluatedTo\":\"" + to + "\"}").getBytes()));
        await(database, to);
    }

    private static void await(Database database, String to) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isReached(database, to)) {
            assertThat(System.nanoTime()).as("progress to " + to).isLessThan(deadline);
        }
    }

    private static boolean isReached(Database database, String to) {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT FROM progress WHERE evaluated_to = '" + to + "'")) {
            return result.next();
        } catch (SQLException notYet) {
            return false;
        }
    }
}

package dev.syncwatch.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.store.retention.Retention;
import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When rows are written, and when they are deleted; time is the test's. */
class PostgresSinkIT {
    private static final PostgresSink.Batching BATCHING = new PostgresSink.Batching(3, Duration.ofSeconds(1));

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private PostgresFixture.Database place;
    private Database database;

    @BeforeEach
    void makeTables() throws Exception {
        place = postgres.newDatabase();
        database = new Database(place.url(), place.user(), place.password());
        Migrations.apply(database);
    }

    @Test
    void writesWhenEnoughRowsWaitOrOneHasWaitedLongEnoughOrACheckpointComes() throws Exception {
        try (OneInputStreamOperatorTestHarness<Row, ?> sink = sink()) {
            write(sink, "a", "b");
            assertThat(count()).isZero();
            write(sink, "c");
            assertThat(count()).as("three wait").isEqualTo(3);

            write(sink, "d", "d");
            sink.setProcessingTime(999);
            assertThat(count()).isEqualTo(3);
            sink.setProcessingTime(1_000);
            assertThat(count()).as("one has waited for a second").isEqualTo(4);

            write(sink, "e");
            sink.prepareSnapshotPreBarrier(1);
            assertThat(count()).as("a checkpoint comes").isEqualTo(5);
        }
    }

    @Test
    void deletesWhatIsTooOldSoonAfterItsStartAndThenEachHour() throws Exception {
        String old = "INSERT INTO failure_minute VALUES ('2025-01-01', 'e', '', '', 1, 1)";
        place.execute("INSERT INTO progress VALUES (true, '2026-01-05', now())", old);
        try (OneInputStreamOperatorTestHarness<Row, ?> sink = sink()) {
            sink.setProcessingTime(Duration.ofMinutes(4).toMillis());
            assertThat(count()).isEqualTo(1);
            sink.setProcessingTime(Duration.ofMinutes(5).toMillis());
            assertThat(count()).isZero();

            place.execute(old);
            sink.setProcessingTime(Duration.ofMinutes(64).toMillis());
            assertThat(count()).isEqualTo(1);
            sink.setProcessingTime(Duration.ofMinutes(65).toMillis());
            assertThat(count()).isZero();
        }
    }

    private OneInputStreamOperatorTestHarness<Row, ?> sink() throws Exception {
        var sink = new OneInputStreamOperatorTestHarness<>(
                new SinkWriterOperatorFactory<>(new PostgresSink(database, BATCHING, Retention.defaults())));
        sink.open();
        return sink;
    }

    private static void write(OneInputStreamOperatorTestHarness<Row, ?> sink, String... stages) throws Exception {
        for (String stage : stages) {
            String[] values = {"production", "2026-01-05T10:00:00Z", stage, "503", "1", "1"};
            sink.processElement(new StreamRecord<>(new Row(Tables.FAILURE_MINUTE.name(), values, 1)));
        }
    }

    private int count() throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*)::int FROM failure_minute")) {
            found.next();
            return found.getInt(1);
        }
    }
}

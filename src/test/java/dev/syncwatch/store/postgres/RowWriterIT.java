package dev.syncwatch.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowWriterIT {

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private final AtomicInteger refused = new AtomicInteger();
    private final Waiting waiting = new Waiting();
    private PostgresFixture.Database place;
    private RowWriter writer;

    @BeforeEach
    void makeTables() throws Exception {
        place = postgres.newDatabase();
        Database database = new Database(place.url(), place.user(), place.password());
        Migrations.apply(database);
        writer = new RowWriter(database, waiting, new Refusals(refused::incrementAndGet));
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void leavesOutTheRowsThatAreRefusedForThemselvesAndNoOthers() throws Exception {
        List<Row> rows = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> failures("stage" + i, "1"))
                .toList());
        rows.set(17, failures("no number", "many"));
        rows.set(62, failures(null, "1"));
        rows.set(63, failures(longText(), "1"));

        writer.write(Tables.FAILURE_MINUTE, rows);

        assertThat(refused).hasValue(3);
        assertThat(one("SELECT count(*) FROM failure_minute")).isEqualTo("97");
    }

    @Test
    void writesAgainOverAnotherConnectionWhenItsOwnIsLost() throws Exception {
        writer.write(Tables.FAILURE_MINUTE, List.of(failures("first", "1")));
        one("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'syncwatch-output'"
                + " AND datname = current_database()");

        writer.write(Tables.FAILURE_MINUTE, List.of(failures("second", "1")));

        assertThat(one("SELECT count(*) FROM failure_minute")).isEqualTo("2");
        assertThat(waiting.failures()).isZero();
        assertThat(refused).hasValue(0);
    }

    @Test
    void aRowGivesWayToANewerOneAlone() throws Exception {
        writer.write(Tables.FAILURE_MINUTE, List.of(failures("push", "5")));
        writer.write(Tables.FAILURE_MINUTE, List.of(failures("push", "3")));
        assertThat(one("SELECT failures FROM failure_minute")).isEqualTo("5");

        writer.write(Tables.FAILURE_MINUTE, List.of(failures("push", "6")));
        assertThat(one("SELECT failures FROM failure_minute")).isEqualTo("6");
    }

    @Test
    void anIncidentThatIsPartOfAnotherIsNotWritten() throws Exception {
        writer.write(Tables.INCIDENT, List.of(incident("first", "{a,b}", "2")));
        writer.write(Tables.INCIDENT, List.of(incident("second", "{b}", "1"), incident("third", "{c}", "1")));
        writer.write(Tables.INCIDENT, List.of(incident("first", "{a,b,d}", "3")));

        assertThat(one("SELECT string_agg(id || cardinality(episodes), ',' ORDER BY id) FROM incident"))
                .isEqualTo("first3,third1");
    }

    private static Row failures(String stage, String failures) {
        String[] values = {"production", "2026-01-05T10:00:00Z", stage, "503", failures, "1"};
        return new Row(Tables.FAILURE_MINUTE.name(), values, 0);
    }

    private static Row incident(String id, String episodes, String changes) {
        String at = "2026-01-05T10:00:00Z";
        String[] values = {id, "production", at, null, "critical", "", null, null, episodes, "1", "1", at, changes};
        return new Row(Tables.INCIDENT.name(), values, 0);
    }

    /** Too long for an index, and nothing that can be compressed. */
    private static String longText() {
        Random random = new Random(7);
        return random.ints(20_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String one(String query) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}

package dev.syncwatch.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.PostgresFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsIT {

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private PostgresFixture.Database place;
    private Database database;

    @BeforeEach
    void takeAnEmptyDatabase() {
        place = postgres.newDatabase();
        database = new Database(place.url(), place.user(), place.password());
    }

    @Test
    void makeAllTablesOnceAndNothingTheSecondTime() throws Exception {
        assertThat(Migrations.apply(database)).isPositive();
        List<String> made = relations();

        assertThat(Migrations.apply(database)).isZero();
        assertThat(relations())
                .isEqualTo(made)
                .containsAll(dev.syncwatch.store.table.Tables.all().keySet())
                .contains("episode", "silence");
    }

    @Test
    void twoStartsAtOnceMakeThemOnce() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> start = () -> Migrations.apply(database);
            List<Integer> applied = new ArrayList<>();
            for (Future<Integer> started : starters.invokeAll(List.of(start, start))) {
                applied.add(started.get());
            }
            assertThat(applied).contains(0).anyMatch(count -> count > 0);
        } finally {
            starters.shutdownNow();
        }
    }

    @Test
    void whoOnlyLooksReadsEverythingAndWritesNothing() throws Exception {
        Migrations.apply(database);
        List<String> relations = relations();

        try (Connection connection = place.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE syncwatch_read");
            for (String relation : relations) {
                statement.executeQuery("SELECT * FROM " + relation).close();
                for (String write : List.of("DELETE FROM ", "TRUNCATE ", "DROP TABLE ", "INSERT INTO ")) {
                    String sql = write + relation + (write.startsWith("INSERT") ? " DEFAULT VALUES" : "");
                    assertThatThrownBy(() -> statement.execute(sql))
                            .as(sql)
                            .isInstanceOf(SQLException.class)
                            .extracting(failure -> ((SQLException) failure).getSQLState())
                            .isIn("42501", "42809", "55000");
                }
            }
            assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (number integer)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** Where a database is handed over ready, whoever owns it has no say over roles. */
    @Test
    void whoOnlyLooksReadsEverythingEvenIfSomebodyElseMadeTheRole() throws Exception {
        Migrations.apply(database);
        PostgresFixture.Database handedOver = postgres.newDatabase();
        String name = handedOver.url().substring(handedOver.url().lastIndexOf('/') + 1);
        String owner = "owns_" + name;
        handedOver.execute(
                "CREATE ROLE " + owner + " LOGIN PASSWORD 'owner'",
                "GRANT " + owner + " TO CURRENT_USER",
                "ALTER DATABASE " + name + " OWNER TO " + owner);

        Migrations.apply(new Database(handedOver.url(), owner, "owner"));

        try (Connection connection = handedOver.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE syncwatch_read");
            for (String relation : relations()) {
                statement.executeQuery("SELECT * FROM " + relation).close();
            }
        }
    }

    private List<String> relations() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }
}

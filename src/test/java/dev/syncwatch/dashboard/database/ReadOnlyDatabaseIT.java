package dev.syncwatch.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.dashboard.database.DatabaseUnavailable.Reason;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.WatchedTables;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyDatabaseIT {
    @RegisterExtension
    static final PostgresFixture POSTGRES = PostgresFixture.shared();

    private static String ask(ReadOnlyDatabase database, String sql) throws DatabaseUnavailable {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    @Test
    void readsAsTheRoleThatMayOnlyReadWhereItMay() throws DatabaseUnavailable {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.over(WatchedTables.source(WatchedTables.empty(POSTGRES)))) {
            assertThat(ask(database, "SELECT current_user")).isEqualTo("syncwatch_read");
            assertThat(ask(database, "SELECT count(*) FROM progress")).isEqualTo("0");
            assertThat(ask(database, "SELECT has_table_privilege('progress', 'DELETE')"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM progress")))
                    .hasStackTraceContaining("read-only transaction");
        }
    }

    @Test
    void canWriteNothingEvenAsTheOwner() throws DatabaseUnavailable {
        PostgresFixture.Database noTables = POSTGRES.newDatabase();
        try (ReadOnlyDatabase database = ReadOnlyDatabase.over(WatchedTables.source(noTables))) {
            assertThat(ask(database, "SELECT current_user"))
                    .as("the role could read nothing yet")
                    .isEqualTo(noTables.user());
            assertThatThrownBy(() -> database.read(handle -> handle.execute("CREATE TABLE mine ()")))
                    .hasStackTraceContaining("read-only transaction");
            assertThat(ask(database, "SHOW default_transaction_read_only")).isEqualTo("on");
            assertThat(ask(database, "SHOW transaction_isolation")).isEqualTo("repeatable read");
            assertThat(ask(database, "SHOW statement_timeout")).isEqualTo("5s");
        }
    }

    @Test
    void saysThatTablesAreMissing() {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.over(WatchedTables.source(POSTGRES.newDatabase()))) {
            assertThatThrownBy(() -> ask(database, "SELECT count(*) FROM progress"))
                    .isInstanceOfSatisfying(
                            DatabaseUnavailable.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.EMPTY));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08006, BROKEN",
        "57P01, BROKEN",
        "28P01, BROKEN",
        "53300, BROKEN",
        "42501, BROKEN",
        "57014, SLOW",
        "42P01, EMPTY"
    })
    void tellsWhatIsOutsideOfOurHands(String state, Reason reason) {
        assertThat(SqlFailure.of(new IllegalStateException(new SQLException("secret host", state))))
                .hasValueSatisfying(failure -> {
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure).hasMessageNotContaining("secret");
                });
    }

    @ParameterizedTest
    @CsvSource({"42601", "22P02", "25006"})
    void doesNotExcuseDefects(String state) {
        assertThat(SqlFailure.of(new SQLException("", state))).isEmpty();
        assertThat(SqlFailure.of(new IllegalStateException())).isEmpty();
    }
}

package dev.syncwatch.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.doctor.Check.Status;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseChecksIT {

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private final PostgresFixture.Database owned = postgres.newDatabase();
    private final Database database = new Database(owned.url(), owned.user(), owned.password());

    @Test
    void anEmptyDatabaseIsFine_andStaysEmpty() throws Exception {
        List<Check> checks = new DatabaseChecks(database).checks();

        assertThat(checks).allMatch(check -> check.status() == Status.OK);
        assertThat(found(checks, "tables of the database")).isEqualTo("none yet: the output job makes them");
        assertThat(Migrations.stateOf(database).version()).isNull();
    }

    @Test
    void saysWhichVersionTheTablesHave() throws Exception {
        Migrations.apply(database);

        List<Check> checks = new DatabaseChecks(database).checks();

        assertThat(found(checks, "tables of the database")).matches("version \\d+, up to date");
        assertThat(found(checks, "database " + database)).startsWith("PostgreSQL 18");
        assertThat(found(checks, "role syncwatch_read")).isEqualTo("there");
    }

    @Test
    void tablesOfANewerProgramAreLeftAlone() throws Exception {
        Migrations.apply(database);
        owned.execute(
                "INSERT INTO flyway_schema_history SELECT 999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1, true");

        Check tables = check(new DatabaseChecks(database).checks(), "tables of the database");

        assertThat(tables.status()).isEqualTo(Status.FAIL);
        assertThat(tables.found()).isEqualTo("of a newer Syncwatch, version 999");
    }

    @Test
    void aDatabaseThatTakesNoWritesFails() {
        owned.execute("ALTER DATABASE " + nameOf(owned) + " SET default_transaction_read_only = on");

        Check server = check(new DatabaseChecks(database).checks(), "database " + database);

        assertThat(server.status()).isEqualTo(Status.FAIL);
        assertThat(server.found()).contains("takes no writes");
    }

    @Test
    void whoMayNotMakeTablesIsTold() {
        String user = "guest_" + nameOf(owned);
        owned.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'x'");

        List<Check> checks = new DatabaseChecks(new Database(owned.url(), user, "x")).checks();

        assertThat(check(checks, "tables of the database").status()).isEqualTo(Status.FAIL);
        assertThat(found(checks, "tables of the database")).isEqualTo("missing, and the user may not make them");
    }

    @Test
    void whatRefusesAConnectionIsToldWithWhatToDo() {
        Database nobody = new Database("jdbc:postgresql://127.0.0.1:1/syncwatch", "syncwatch", "secret-word");
        Database elsewhere = new Database(owned.url() + "_x", owned.user(), owned.password());
        Database stranger = new Database(owned.url(), owned.user(), "secret-word");
        PostgresFixture.Database closed = postgres.newDatabase();
        owned.execute("ALTER DATABASE " + nameOf(closed) + " ALLOW_CONNECTIONS false");

        assertThat(only(nobody).todo()).startsWith("check the address");
        assertThat(only(elsewhere).todo()).startsWith("CREATE DATABASE");
        assertThat(only(stranger).todo()).startsWith("check the user");
        assertThat(only(new Database(closed.url(), closed.user(), closed.password()))
                        .todo())
                .isEqualTo("ALTER DATABASE … ALLOW_CONNECTIONS true");
        assertThat(only(stranger).toString()).doesNotContain("secret-word");
    }

    private static Check only(Database of) {
        List<Check> checks = new DatabaseChecks(of).checks();
        assertThat(checks).hasSize(1).allMatch(check -> check.status() == Status.FAIL);
        return checks.get(0);
    }

    private static String nameOf(PostgresFixture.Database database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    private static Check check(List<Check> checks, String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " in " + checks));
    }

    private static String found(List<Check> checks, String name) {
        return check(checks, name).found();
    }
}

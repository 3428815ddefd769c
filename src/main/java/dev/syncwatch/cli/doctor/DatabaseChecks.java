package dev.syncwatch.cli.doctor;

import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;

/** Whether the output job could write its tables, and those who look could read them. */
final class DatabaseChecks {
    private static final String READER = "syncwatch_read";

    /** What to do, by the class of SQLSTATE (PostgreSQL's manual, appendix A) or by the whole of it. */
    private static final Map<String, String> ADVICE = Map.of(
            "08", "check the address, that PostgreSQL runs, and the firewall between here and there",
            "28", "check the user, its password, and pg_hba.conf",
            "3D", "CREATE DATABASE it, with the user as its owner",
            "53", "raise max_connections, or end what holds them",
            "42501", "GRANT CONNECT on it to the user",
            "55000", "ALTER DATABASE … ALLOW_CONNECTIONS true");

    private final Database database;
    private final String name;
    private final List<Check> checks = new ArrayList<>();

    DatabaseChecks(Database database) {
        this.database = database;
        this.name = "database " + database;
    }

    List<Check> checks() {
        try (Connection connection = database.connect("syncwatch-doctor")) {
            checks.add(writable(connection));
            checks.add(tables(connection));
            checks.add(reader(connection));
        } catch (SQLException refused) {
            checks.add(Check.fail(name, firstLine(refused), advice(refused)));
        }
        return checks;
    }

    private Check writable(Connection connection) throws SQLException {
        String version = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        return is(connection, "pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean")
                ? Check.fail(name, version + ", which takes no writes: a standby, or read only", "name the primary")
                : Check.ok(name, version);
    }

    private Check tables(Connection connection) throws SQLException {
        String tables = "tables of the database";
        Migrations.State state;
        try {
            state = Migrations.stateOf(database);
        } catch (FlywayException unreadable) {
            return Check.fail(tables, firstLine(unreadable), "let the output job's user own the schema");
        }
        if (state.newer()) {
            return Check.fail(
                    tables,
                    "of a newer Syncwatch, version " + state.version(),
                    "upgrade this one before it writes there");
        }
        if (state.pending() > 0 && !is(connection, "has_schema_privilege(current_schema(), 'CREATE')")) {
            return Check.fail(
                    tables, "missing, and the user may not make them", "GRANT CREATE on the schema, or own it");
        }
        if (state.version() == null) {
            return Check.ok(tables, "none yet: the output job makes them");
        }
        return state.pending() > 0
                ? Check.ok(tables, "version " + state.version() + ": the output job brings them up to date")
                : Check.ok(tables, "version " + state.version() + ", up to date");
    }

    private Check reader(Connection connection) throws SQLException {
        String role = "role " + READER;
        if (is(connection, "EXISTS (SELECT FROM pg_roles WHERE rolname = '" + READER + "')")) {
            return Check.ok(role, "there");
        }
        return is(connection, "(SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user)")
                ? Check.ok(role, "missing: the output job makes it")
                : Check.warn(
                        role,
                        "missing, and the user may not make it",
                        "CREATE ROLE " + READER + "; who only looks is then granted it");
    }

    private static boolean is(Connection connection, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT " + condition)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static String advice(SQLException refused) {
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        String sort = state.substring(0, Math.min(2, state.length()));
        return ADVICE.getOrDefault(state, ADVICE.getOrDefault(sort, "see PostgreSQL's log"));
    }
}

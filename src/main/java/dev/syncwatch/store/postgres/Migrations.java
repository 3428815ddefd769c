package dev.syncwatch.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Makes the tables, or brings those that are there up to date. Of two that do it at once one waits for the other. */
public final class Migrations {
    private static final String PLACE = "classpath:dev/syncwatch/store/migrations";

    private Migrations() {}

    /**
     * Returns how many migrations were missing, and are there now.
     *
     * @throws SQLException if the database can't be reached now; its state says why
     * @throws FlywayException if it can, and can't be brought up to date
     */
    public static int apply(Database database) throws SQLException {
        // Flyway wraps what goes wrong at connecting beyond recognition.
        database.connect("syncwatch-migrations").close();
        return of(database).migrate().migrationsExecuted;
    }

    private static Flyway of(Database database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(PLACE)
                .load();
    }

    /**
     * How the tables of a database stand to this program.
     *
     * @param version of the newest migration that is there; null for none
     * @param pending how many are missing
     * @param newer   whether some are there that this program does not know
     */
    public record State(String version, int pending, boolean newer) {}

    /**
     * Looks, and changes nothing.
     *
     * @throws FlywayException if it can't be told
     */
    public static State stateOf(Database database) {
        MigrationInfoService info = of(database).info();
        boolean newer =
                Arrays.stream(info.all()).anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
        MigrationInfo current = info.current();
        String version = current == null || current.getVersion() == null
                ? null
                : current.getVersion().getVersion();
        return new State(version, info.pending().length, newer);
    }

    /** The id of a database that has its tables: another one has another, even at the same place. */
    public static String idOf(Database database) throws SQLException {
        try (Connection connection = database.connect("syncwatch-migrations");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id FROM store")) {
            found.next();
            return found.getString(1);
        }
    }
}

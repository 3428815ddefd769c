package dev.syncwatch.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

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
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(PLACE)
                .load()
                .migrate()
                .migrationsExecuted;
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

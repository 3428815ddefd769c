package dev.syncwatch.store.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Deletes what is too old, a little at a time, so that nobody who reads or writes meanwhile has to wait. */
public record Sweep(Retention kept, int portion) {
    private static final String NEWEST = """
            SELECT greatest((SELECT max(evaluated_to) FROM progress),
                            (SELECT max(window_end) FROM window_rate),
                            (SELECT max(minute) FROM sync_minute)),
                   (SELECT max(planned_at) FROM notification)""";

    /** So much at a time takes a moment. */
    public Sweep(Retention kept) {
        this(kept, 5_000);
    }

    /** Deletes at most one portion of each table; true if there may be more. */
    public boolean run(Connection connection) throws SQLException {
        Instant newest;
        Instant newestTold;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(NEWEST)) {
            found.next();
            newest = instant(found, 1);
            newestTold = instant(found, 2);
        }
        boolean more = false;
        for (Deletion deletion : Deletions.of(kept, newest, newestTold)) {
            more |= delete(connection, deletion) == portion;
        }
        return more;
    }

    private int delete(Connection connection, Deletion deletion) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(deletion.sql())) {
            statement.setObject(1, deletion.before().atOffset(ZoneOffset.UTC));
            statement.setInt(2, portion);
            return statement.executeUpdate();
        }
    }

    private static Instant instant(ResultSet found, int column) throws SQLException {
        OffsetDateTime time = found.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

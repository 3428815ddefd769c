package dev.syncwatch.store.postgres;

import java.sql.SQLException;
import java.util.Set;

/** What PostgreSQL means by a failure, from the first two characters of its state. */
final class SqlFailure {
    /** Data that can't be read as the column's type, data that a constraint forbids, and what is too large. */
    private static final Set<String> OF_THE_ROW = Set.of("22", "23", "54");

    private SqlFailure() {}

    /** Whether the same row would be refused again, whenever it is written. */
    static boolean isOfTheRow(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_THE_ROW.contains(state.substring(0, 2));
    }

    /** Its first line; what PostgreSQL quotes of a row stands below. */
    static String words(SQLException failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure.getSQLState() + ": " + message.lines().findFirst().orElse("");
    }
}

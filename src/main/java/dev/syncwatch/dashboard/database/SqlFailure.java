package dev.syncwatch.dashboard.database;

import dev.syncwatch.dashboard.database.DatabaseUnavailable.Reason;
import java.sql.SQLException;
import java.util.Optional;

/** Tells what is outside our hands from a defect, by SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
final class SqlFailure {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";
    private static final String FORBIDDEN = "42501";
    private static final String CANCELED = "57014";

    private SqlFailure() {}

    /** Empty if only a change of the program can mend it. */
    static Optional<DatabaseUnavailable> of(Throwable failure) {
        SQLException first = sqlException(failure);
        if (first == null) {
            return Optional.empty();
        }
        String state = first.getSQLState() == null ? "08000" : first.getSQLState();
        return switch (state) {
            case UNDEFINED_TABLE ->
                unavailable(
                        Reason.EMPTY,
                        "The database has no tables of Syncwatch yet; they come with its first job.",
                        failure);
            case UNDEFINED_COLUMN ->
                unavailable(Reason.BROKEN, "The database has tables of another version of Syncwatch.", failure);
            case FORBIDDEN ->
                unavailable(
                        Reason.BROKEN,
                        "The database's user may not read the tables: grant it syncwatch_read.",
                        failure);
            case CANCELED ->
                unavailable(Reason.SLOW, "The database took too long: ask for a shorter time range.", failure);
            default ->
                isOutside(state)
                        ? unavailable(Reason.BROKEN, "The database can't be read at the moment.", failure)
                        : Optional.empty();
        };
    }

    private static Optional<DatabaseUnavailable> unavailable(Reason reason, String message, Throwable cause) {
        return Optional.of(new DatabaseUnavailable(reason, message, cause));
    }

    /** Connections, log-ins, a missing database, resources, an operator's stop, the system beneath. */
    private static boolean isOutside(String state) {
        return switch (state.substring(0, 2)) {
            case "08", "28", "3D", "53", "57", "58", "XX" -> true;
            default -> false;
        };
    }

    private static SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}

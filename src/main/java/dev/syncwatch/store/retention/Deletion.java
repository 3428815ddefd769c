package dev.syncwatch.store.retention;

import java.time.Instant;

/**
 * Rows of one table that are too old.
 *
 * @param table  its name
 * @param old    which rows, as a condition on {@code row} with one parameter for {@code before}
 * @param before rows of this time are kept
 */
public record Deletion(String table, String old, Instant before) {

    /** Deletes some of them; its parameters are {@code before} and how many at most. */
    public String sql() {
        return "DELETE FROM %s WHERE ctid IN (SELECT row.ctid FROM %s row WHERE %s LIMIT ?)"
                .formatted(table, table, old);
    }
}

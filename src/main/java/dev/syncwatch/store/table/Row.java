package dev.syncwatch.store.table;

/**
 * One row on its way to its table.
 *
 * @param table   the name of one of {@link Tables}
 * @param values  of the table's columns in their order, as text that PostgreSQL reads; null for NULL
 * @param version which of two rows of one key is the newer: the one with the higher version
 * @param step    or, if that is the same, with the higher step
 */
public record Row(String table, String[] values, long version, long step) {

    /** For tables whose rows have no second step. */
    public Row(String table, String[] values, long version) {
        this(table, values, version, 0);
    }

    /** Whether it may take the place of {@code other}, which has the same key. */
    public boolean isNewerThan(Row other) {
        return version > other.version || version == other.version && step > other.step;
    }
}

package dev.syncwatch.store.postgres;

import dev.syncwatch.store.table.Table;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that the database refused for themselves: all are counted, and each sort is told once. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Runnable count;
    private final Set<String> told = new HashSet<>();

    /** {@code count} is run for each of them. */
    Refusals(Runnable count) {
        this.count = count;
    }

    void add(Table table, SQLException failure) {
        count.run();
        if (told.add(table.name() + failure.getSQLState())) {
            LOG.error(
                    "The database refuses a row of {}, which is left out, as others like it will be: {}",
                    table.name(),
                    SqlFailure.words(failure));
        }
    }
}

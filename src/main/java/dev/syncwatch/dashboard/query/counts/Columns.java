package dev.syncwatch.dashboard.query.counts;

import dev.syncwatch.dashboard.ask.Grid;
import dev.syncwatch.dashboard.database.Row;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** Rows that name their point, turned into columns as long as the grid; null where there is no row. */
final class Columns {
    private final Map<String, Number[]> byName = new LinkedHashMap<>();

    private Columns(Grid grid, String... names) {
        for (String name : names) {
            byName.put(name, new Number[grid.points()]);
        }
    }

    /** @param query gives {@code point} in epoch seconds, and the named columns */
    static Columns read(Query query, Grid grid, String... names) {
        Columns columns = new Columns(grid, names);
        query.map(Row.as(row -> columns.take(row, grid))).forEach(taken -> {});
        return columns;
    }

    private boolean take(Row row, Grid grid) throws SQLException {
        int index = grid.indexOf(row.count("point"));
        for (Map.Entry<String, Number[]> column : byName.entrySet()) {
            column.getValue()[index] = number(row.real(column.getKey()));
        }
        return true;
    }

    /** Whole numbers are written without a point. */
    private static Number number(Double value) {
        if (value != null && value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            return value.longValue();
        }
        return value;
    }

    Number[] of(String name) {
        return byName.get(name);
    }
}

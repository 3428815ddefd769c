package dev.syncwatch.cli.chaos.seen;

import dev.syncwatch.store.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in PostgreSQL, but for what tells when and by which attempt it was written.
 *
 * @param rows of each table, sorted, each as JSON text
 */
public record TableRows(Map<String, List<String>> rows) {
    private static final List<String> TABLES = List.of(
            "window_rate",
            "sync_minute",
            "failure_minute",
            "alert_change",
            "alert",
            "incident",
            "notification",
            "rule_status",
            "silence_record",
            "progress");

    /** By the clock of whoever wrote them, or of the vendor that took them. */
    private static final List<String> OF_WRITING =
            List.of("planned_at", "first_tried_at", "settled_at", "attempts", "written_at", "position");

    private static final int MOST_TOLD = 5;

    public static TableRows read(Database database) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = database.connect("syncwatch chaos")) {
            for (String table : TABLES) {
                rows.put(table, read(connection, table));
            }
        }
        return new TableRows(rows);
    }

    private static List<String> read(Connection connection, String table) throws SQLException {
        String left = OF_WRITING.stream().map(column -> " - '" + column + "'").collect(Collectors.joining());
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT (to_jsonb(t)%s)::text FROM %s t ORDER BY 1".formatted(left, table))) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    public long count() {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    /** The rows that are only here or only there, the first few of each table. */
    public List<String> differencesFrom(TableRows other) {
        List<String> differences = new ArrayList<>();
        rows.forEach((table, here) -> {
            List<String> there = other.rows.get(table);
            tell(differences, table + " has not ", without(there, here));
            tell(differences, table + " has also ", without(here, there));
        });
        return differences;
    }

    private static void tell(List<String> differences, String what, List<String> rows) {
        rows.stream().limit(MOST_TOLD).forEach(row -> differences.add(what + row));
        if (rows.size() > MOST_TOLD) {
            differences.add(what + (rows.size() - MOST_TOLD) + " rows more");
        }
    }

    private static List<String> without(List<String> these, List<String> others) {
        Map<String, Long> counts = others.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
        return these.stream()
                .filter(row -> counts.merge(row, -1L, Long::sum) < 0)
                .toList();
    }
}

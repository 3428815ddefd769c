package dev.syncwatch.dashboard.query.counts;

import dev.syncwatch.dashboard.answer.FailuresAnswer;
import dev.syncwatch.dashboard.ask.Grid;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stages and status codes over time: those with most failures, and the rest together. */
public final class FailuresQuery {
    /** Names come from telemetry, so there may be any number of them: the database sums the rest. */
    private static final String SQL = """
            WITH counted AS (
              SELECT stage, status_code, failures,
                     CAST(floor(extract(epoch FROM minute) / :step) * :step AS bigint) AS point
                FROM failure_minute
               WHERE environment = :environment AND minute >= :begin AND minute < :end
            ), most AS (
              SELECT stage, status_code
                FROM counted
               GROUP BY stage, status_code
               ORDER BY sum(failures) DESC, stage, status_code
               LIMIT 12
            )
            SELECT most.stage, most.status_code, counted.point, sum(counted.failures) AS failures
              FROM counted LEFT JOIN most USING (stage, status_code)
             GROUP BY most.stage, most.status_code, counted.point
            """;

    private static final Key REST = new Key("other", "");

    private record Key(String stage, String statusCode) {}

    private record Cell(Key key, int index, long failures) {}

    private FailuresQuery() {}

    public static FailuresAnswer answer(Snapshot snapshot) {
        Grid grid = Grid.over(snapshot.range());
        Map<Key, long[]> rows = new LinkedHashMap<>();
        SeriesQuery.over(grid, snapshot.ofEnvironment(SQL))
                .map(Row.as(row -> new Cell(
                        row.text("stage") == null ? REST : new Key(row.text("stage"), row.text("status_code")),
                        grid.indexOf(row.count("point")),
                        row.count("failures"))))
                .forEach(cell ->
                        rows.computeIfAbsent(cell.key, key -> new long[grid.points()])[cell.index] += cell.failures);
        return new FailuresAnswer(snapshot.clock(), grid.stepSeconds(), grid.times(), mostFirst(rows));
    }

    private static List<FailuresAnswer.Row> mostFirst(Map<Key, long[]> rows) {
        return rows.entrySet().stream()
                .map(row -> new FailuresAnswer.Row(
                        row.getKey().stage,
                        row.getKey().statusCode,
                        Arrays.stream(row.getValue()).sum(),
                        row.getValue()))
                .sorted(Comparator.comparing(
                                (FailuresAnswer.Row row) -> row.stage().equals(REST.stage)
                                        && row.statusCode().equals(REST.statusCode))
                        .thenComparing(Comparator.comparingLong(FailuresAnswer.Row::total)
                                .reversed())
                        .thenComparing(FailuresAnswer.Row::stage)
                        .thenComparing(FailuresAnswer.Row::statusCode))
                .toList();
    }
}

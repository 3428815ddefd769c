package dev.syncwatch.dashboard.query.counts;

import dev.syncwatch.dashboard.answer.BreakdownAnswer;
import dev.syncwatch.dashboard.ask.TimeRange;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.show.Share;
import java.util.List;

/** App versions and platforms. */
public final class BreakdownQuery {
    private static final String SQL = """
            SELECT <column> AS name, sum(succeeded + completed_other + failed) AS attempts,
                   sum(completed_other + failed) AS failures
              FROM sync_minute
             WHERE environment = :environment AND minute >= :from AND minute <= :to
             GROUP BY <column>
            HAVING sum(succeeded + completed_other + failed) > 0
             ORDER BY failures DESC, attempts DESC
             LIMIT 10000
            """;

    private static final String VERSIONS = SQL.replace("<column>", "app_version");
    private static final String PLATFORMS = SQL.replace("<column>", "platform");

    private BreakdownQuery() {}

    public static BreakdownAnswer answer(Snapshot snapshot) {
        TimeRange range = snapshot.range();
        List<Share.Count> platforms = counts(snapshot, range, PLATFORMS);
        return new BreakdownAnswer(
                snapshot.clock(),
                platforms.stream().mapToLong(Share.Count::attempts).sum(),
                platforms.stream().mapToLong(Share.Count::failures).sum(),
                Share.of(counts(snapshot, range, VERSIONS)),
                Share.of(platforms));
    }

    private static List<Share.Count> counts(Snapshot snapshot, TimeRange range, String sql) {
        return snapshot.ofEnvironment(sql)
                .bind("from", range.from())
                .bind("to", range.to())
                .map(Row.as(row -> new Share.Count(row.text("name"), row.count("attempts"), row.count("failures"))))
                .list();
    }
}

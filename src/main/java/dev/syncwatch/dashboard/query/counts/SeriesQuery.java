package dev.syncwatch.dashboard.query.counts;

import dev.syncwatch.dashboard.answer.SeriesAnswer;
import dev.syncwatch.dashboard.answer.SeriesAnswer.MinuteColumns;
import dev.syncwatch.dashboard.answer.SeriesAnswer.RateColumns;
import dev.syncwatch.dashboard.ask.Grid;
import dev.syncwatch.dashboard.ask.TimeRange;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.query.alerts.EpisodeSql;
import dev.syncwatch.dashboard.show.episode.EpisodeMark;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** Charts over time, at most one row a point however long the range is. */
public final class SeriesQuery {
    private static final int MOST_EPISODES = 200;

    /** A peak must not vanish in a long range, so the worst minute speaks for all of its point. */
    private static final String RATE = """
            SELECT DISTINCT ON (point)
                   CAST(floor(extract(epoch FROM window_end) / :step) * :step AS bigint) AS point,
                   failure_rate, threshold, attempts, failures, successes, active_users, queue_delta
              FROM window_rate
             WHERE environment = :environment AND window_end >= :begin AND window_end < :end
             ORDER BY point, failure_rate DESC NULLS LAST, window_end DESC
            """;

    private static final String MINUTES = """
            WITH whole AS (
              SELECT minute, sum(started) AS started, sum(succeeded) AS succeeded,
                     sum(completed_other) AS completed_other, sum(failed) AS failed, sum(skipped) AS skipped,
                     sum(queue_delta) AS queue_delta, sum(users) AS users, sum(stale) AS stale
                FROM sync_minute
               WHERE environment = :environment AND minute >= :begin AND minute < :end
               GROUP BY minute
            )
            SELECT CAST(floor(extract(epoch FROM minute) / :step) * :step AS bigint) AS point,
                   sum(started) AS started, sum(succeeded) AS succeeded, sum(completed_other) AS completed_other,
                   sum(failed) AS failed, sum(skipped) AS skipped, sum(queue_delta) AS queue_delta,
                   max(users) AS users, sum(stale) AS stale
              FROM whole
             GROUP BY point
            """;

    private SeriesQuery() {}

    public static SeriesAnswer answer(Snapshot snapshot) {
        TimeRange range = snapshot.range();
        Grid grid = Grid.over(range);
        return new SeriesAnswer(
                snapshot.clock(),
                range.from(),
                range.to(),
                grid.stepSeconds(),
                rate(snapshot, grid),
                minutes(snapshot, grid),
                episodes(snapshot, range));
    }

    private static RateColumns rate(Snapshot snapshot, Grid grid) {
        Columns columns = Columns.read(
                over(grid, snapshot.ofEnvironment(RATE)),
                grid,
                "failure_rate",
                "threshold",
                "attempts",
                "failures",
                "successes",
                "active_users",
                "queue_delta");
        return new RateColumns(
                grid.times(),
                columns.of("failure_rate"),
                columns.of("threshold"),
                columns.of("attempts"),
                columns.of("failures"),
                columns.of("successes"),
                columns.of("active_users"),
                columns.of("queue_delta"));
    }

    private static MinuteColumns minutes(Snapshot snapshot, Grid grid) {
        Columns columns = Columns.read(
                over(grid, snapshot.ofEnvironment(MINUTES)),
                grid,
                "started",
                "succeeded",
                "completed_other",
                "failed",
                "skipped",
                "queue_delta",
                "users",
                "stale");
        return new MinuteColumns(
                grid.times(),
                columns.of("started"),
                columns.of("succeeded"),
                columns.of("completed_other"),
                columns.of("failed"),
                columns.of("skipped"),
                columns.of("queue_delta"),
                columns.of("users"),
                columns.of("stale"));
    }

    static Query over(Grid grid, Query query) {
        return query.bind("begin", grid.begin()).bind("end", grid.end()).bind("step", grid.stepSeconds());
    }

    private static List<EpisodeMark> episodes(Snapshot snapshot, TimeRange range) {
        return snapshot.ofEnvironment(EpisodeSql.marks(EpisodeSql.OVERLAPPING))
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("before", (String) null)
                .bind("limit", MOST_EPISODES)
                .map(EpisodeSql.MARK)
                .list();
    }
}

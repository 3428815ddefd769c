package dev.syncwatch.dashboard.query.alerts;

import dev.syncwatch.dashboard.answer.EpisodeAnswer;
import dev.syncwatch.dashboard.answer.EpisodesAnswer;
import dev.syncwatch.dashboard.ask.TimeRange;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.show.episode.EpisodeView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Episodes of a range, and one of them from its beginning to its end. */
public final class EpisodesQuery {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private static final String ONE = EpisodeSql.views("""
            WITH page AS (SELECT episode, starts_at FROM alert_change WHERE episode = :episode LIMIT 1)
            """);

    private static final String CHANGES = """
            SELECT at, state, previous, value, threshold, title, change -> 'numbers' AS numbers
              FROM alert_change
             WHERE episode = :episode
             ORDER BY at DESC LIMIT 500
            """;

    private EpisodesQuery() {}

    public static EpisodesAnswer answer(Snapshot snapshot) {
        int limit = snapshot.parameters().limit(MOST, USUAL);
        TimeRange range = snapshot.range();
        List<EpisodeView> found = snapshot.ofEnvironment(EpisodeSql.views(EpisodeSql.OVERLAPPING))
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("before", snapshot.parameters().text("before").orElse(null))
                .bind("limit", limit + 1)
                .map(EpisodeSql.VIEW)
                .list();
        return new EpisodesAnswer(snapshot.clock(), found.stream().limit(limit).toList(), found.size() > limit);
    }

    /** Empty if there is no such episode. */
    public static Optional<EpisodeAnswer> one(Snapshot snapshot, String id) {
        return snapshot.handle()
                .createQuery(ONE)
                .bind("episode", id)
                .map(EpisodeSql.VIEW)
                .findFirst()
                .map(episode -> new EpisodeAnswer(
                        snapshot.clock(), episode, changes(snapshot, id), NotificationsQuery.of(snapshot, episode)));
    }

    private static List<EpisodeAnswer.Change> changes(Snapshot snapshot, String id) {
        return snapshot
                .handle()
                .createQuery(CHANGES)
                .bind("episode", id)
                .map(Row.as(row -> new EpisodeAnswer.Change(
                        row.time("at"),
                        row.text("state"),
                        row.text("previous"),
                        row.real("value"),
                        row.real("threshold"),
                        row.text("title"),
                        row.json("numbers"))))
                .stream()
                .sorted(Comparator.comparing(EpisodeAnswer.Change::at))
                .toList();
    }
}

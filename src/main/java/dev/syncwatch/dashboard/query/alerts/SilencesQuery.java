package dev.syncwatch.dashboard.query.alerts;

import dev.syncwatch.dashboard.answer.SilencesAnswer;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.show.SilenceView;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Silences of all environments, since their matchers may hold for any. */
public final class SilencesQuery {
    private static final Duration STILL_OF_INTEREST = Duration.ofDays(7);

    private static final String SQL = """
            SELECT id, matchers, starts_at, ends_at, author, reason
              FROM silence
             WHERE ends_at > :since
             ORDER BY CASE WHEN ends_at <= :now THEN 2 WHEN starts_at <= :now THEN 0 ELSE 1 END, ends_at, id
             LIMIT 200
            """;

    private SilencesQuery() {}

    public static SilencesAnswer answer(Snapshot snapshot) {
        Instant now = snapshot.now();
        return new SilencesAnswer(
                snapshot.clock(),
                snapshot.handle()
                        .createQuery(SQL)
                        .bind("since", now.minus(STILL_OF_INTEREST))
                        .bind("now", now)
                        .map(Row.as(row -> silence(row, now)))
                        .list());
    }

    private static SilenceView silence(Row row, Instant now) throws SQLException {
        Instant startsAt = row.time("starts_at");
        Instant endsAt = row.time("ends_at");
        return new SilenceView(
                row.text("id"),
                SilenceView.what(row.json("matchers")),
                startsAt,
                endsAt,
                SilenceView.state(startsAt, endsAt, now),
                row.text("author"),
                row.text("reason"));
    }
}

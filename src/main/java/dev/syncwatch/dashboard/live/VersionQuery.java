package dev.syncwatch.dashboard.live;

import dev.syncwatch.dashboard.database.DatabaseUnavailable;
import dev.syncwatch.dashboard.database.ReadOnlyDatabase;
import dev.syncwatch.dashboard.database.Row;
import java.sql.SQLException;
import java.util.Locale;

/** One small statement a second that tells which parts of the page have changed: newest rows by index, and small tables as a whole. */
final class VersionQuery {
    private static final String SQL = """
            WITH clock AS (
              SELECT max(evaluated_to) AS at, max(written_at) < now() - interval '60 seconds' AS stale FROM progress
            ), change AS (
              SELECT max(at) AS at, count(*) AS rows
                FROM alert_change WHERE at > (SELECT max(at) FROM alert_change) - interval '1 hour'
            ), incidents AS (
              SELECT max(changed_at) AS at, count(*) AS rows
                FROM incident WHERE starts_at > (SELECT max(starts_at) FROM incident) - interval '1 day'
            ), told AS (
              SELECT count(*) AS rows, sum(attempts) AS attempts, max(settled_at) AS settled,
                     md5(string_agg(status, '' ORDER BY channel, id)) AS statuses
                FROM notification WHERE planned_at > (SELECT max(planned_at) FROM notification) - interval '1 day'
            ), said AS (
              SELECT max(at) AS at, count(*) AS rows FROM rule_status
            ), silences AS (
              SELECT md5(string_agg(concat_ws(' ', id, starts_at, ends_at, matchers, reason, recurs), E'\\n' ORDER BY id)) AS all_of,
                     count(*) FILTER (WHERE starts_at <= clock.at AND clock.at < ends_at) AS active,
                     max(date_trunc('minute', clock.at)) FILTER (WHERE recurs IS NOT NULL AND clock.at < ends_at) AS minute
                FROM silence, clock
            )
            SELECT clock.at AS clock,
                   concat_ws('/', clock.at, clock.stale, change.at, change.rows, incidents.at, incidents.rows) AS state,
                   concat_ws('/', (SELECT max(window_end) FROM window_rate), (SELECT max(minute) FROM sync_minute)) AS series,
                   concat_ws('/', change.at, change.rows, incidents.at, incidents.rows) AS episodes,
                   concat_ws('/', told.rows, told.attempts, told.settled, told.statuses) AS notifications,
                   concat_ws('/', said.at, said.rows, change.at, change.rows) AS rules,
                   concat_ws('/', silences.all_of, silences.active, silences.minute) AS silences
              FROM clock, change, incidents, told, said, silences
            """;

    private VersionQuery() {}

    static Versions read(ReadOnlyDatabase database) {
        try {
            return database.read(handle ->
                    handle.createQuery(SQL).map(Row.as(VersionQuery::versions)).one());
        } catch (DatabaseUnavailable failure) {
            return Versions.unavailable(failure.reason().name().toLowerCase(Locale.ROOT));
        }
    }

    private static Versions versions(Row row) throws SQLException {
        return new Versions(
                row.time("clock"),
                row.text("state"),
                row.text("series"),
                row.text("episodes"),
                row.text("notifications"),
                row.text("rules"),
                row.text("silences"));
    }
}

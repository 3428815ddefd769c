package dev.syncwatch.dashboard.query.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.show.episode.EpisodeMark;
import dev.syncwatch.dashboard.show.episode.EpisodeView;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;

/** Episodes with what they came to, and how bad they were; by index, for those alone that {@code page} names. */
public final class EpisodeSql {

    public static final RowMapper<EpisodeView> VIEW = Row.as(EpisodeSql::view);

    public static final RowMapper<EpisodeMark> MARK = Row.as(EpisodeSql::mark);

    /** Episodes that overlap the range {@code :from} to {@code :to}: what still changed in it or later, and what is still open. */
    public static final String OVERLAPPING = """
            WITH seen AS (
              SELECT episode, starts_at
                FROM alert_change
               WHERE environment = :environment AND episode IS NOT NULL AND at >= :from AND starts_at <= :to
              UNION
              SELECT episode, starts_at
                FROM alert
               WHERE environment = :environment AND state IN ('firing', 'recovering') AND starts_at <= :to
            ), page AS (
              SELECT episode, starts_at
                FROM seen
               WHERE CAST(:before AS text) IS NULL
                  OR (starts_at, episode) < (SELECT starts_at, episode FROM alert_change WHERE episode = :before LIMIT 1)
               ORDER BY starts_at DESC, episode DESC
               LIMIT :limit
            )
            """;

    private static final String SELECT = """
            SELECT page.episode, page.starts_at, newest.state,
                   CASE WHEN newest.state IN ('resolved', 'expired', 'superseded') THEN newest.at END AS ends_at,
                   told.alert, told.rule, told.environment, told.severity, told.mode,
                   coalesce(now.title, told.title) AS title, CASE WHEN now.alert IS NULL THEN told.value ELSE now.value END AS value,
                   told.threshold, now.numbers AS numbers_now""";

    private static final String FROM = """

              FROM page
             CROSS JOIN LATERAL (
                   SELECT c.state, c.at FROM alert_change c
                    WHERE c.episode = page.episode ORDER BY c.at DESC LIMIT 1) newest
             CROSS JOIN LATERAL (
                   SELECT c.* FROM alert_change c
                    WHERE c.episode = page.episode ORDER BY c.state = 'firing' DESC, c.at DESC LIMIT 1) told
              LEFT JOIN rule_status now
                     ON now.alert = told.alert AND now.at > told.at AND now.title IS NOT NULL AND newest.state = 'firing'
            """;

    private static final String IN_INCIDENT = """
              LEFT JOIN LATERAL (
                   SELECT i.id FROM incident i
                    WHERE told.mode = 'live' AND i.environment = told.environment
                      AND i.starts_at <= page.starts_at AND page.episode = ANY (i.episodes)
                    ORDER BY i.starts_at DESC LIMIT 1) within ON true
            """;

    private static final String NEWEST_FIRST = " ORDER BY page.starts_at DESC, page.episode DESC";

    private EpisodeSql() {}

    /** @param page a WITH clause that gives {@code page(episode, starts_at)}, bounded */
    public static String views(String page) {
        return page + SELECT + ", told.change, within.id AS incident" + FROM + IN_INCIDENT + NEWEST_FIRST;
    }

    /** The same without what only a closer look shows. */
    public static String marks(String page) {
        return page + SELECT + FROM + NEWEST_FIRST;
    }

    private static EpisodeView view(Row row) throws SQLException {
        JsonNode change = row.json("change");
        return new EpisodeView(
                row.text("episode"),
                row.text("alert"),
                row.text("rule"),
                row.text("environment"),
                row.text("severity"),
                row.text("mode"),
                row.text("state"),
                row.time("starts_at"),
                row.time("ends_at"),
                row.real("value"),
                row.real("threshold"),
                row.text("title"),
                row.text("incident"),
                numbers(row, change),
                change.get("diagnosis"),
                change.path("runbook").textValue(),
                change.get("evidence"),
                change.get("notify"));
    }

    /** While it fires, of the newest minute. */
    private static JsonNode numbers(Row row, JsonNode change) throws SQLException {
        JsonNode now = row.json("numbers_now");
        return now.isEmpty() ? change.path("numbers") : now;
    }

    private static EpisodeMark mark(Row row) throws SQLException {
        return new EpisodeMark(
                row.text("episode"),
                row.text("rule"),
                row.text("severity"),
                row.text("mode"),
                row.text("state"),
                row.time("starts_at"),
                row.time("ends_at"),
                row.text("title"));
    }
}

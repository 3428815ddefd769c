package dev.syncwatch.dashboard.query.alerts;

import dev.syncwatch.dashboard.answer.NotificationsAnswer;
import dev.syncwatch.dashboard.answer.NotificationsAnswer.Notification;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.show.episode.EpisodeView;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** What channels were to be told, and what became of it. */
public final class NotificationsQuery {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** What belongs to an incident that is not written yet is shown everywhere rather than nowhere. */
    private static final String OF_ENVIRONMENT = """
            SELECT n.*
              FROM notification n LEFT JOIN incident i ON i.id = n.incident
             WHERE i.environment = :environment OR i.id IS NULL
             ORDER BY n.planned_at DESC, n.channel, n.id LIMIT :limit
            """;

    private static final String OF_INCIDENT = """
            SELECT * FROM notification
             WHERE incident = :incident
             ORDER BY planned_at DESC, channel, id LIMIT :limit
            """;

    private static final RowMapper<Notification> NOTIFICATION = Row.as(row -> new Notification(
            row.text("channel"),
            row.text("id"),
            row.text("incident"),
            row.text("action"),
            row.text("status"),
            row.text("title"),
            row.time("at"),
            row.time("planned_at"),
            row.time("settled_at"),
            Math.toIntExact(row.count("attempts")),
            row.text("reason")));

    private NotificationsQuery() {}

    public static NotificationsAnswer answer(Snapshot snapshot) {
        int limit = snapshot.parameters().limit(MOST, USUAL);
        List<Notification> found = snapshot.parameters()
                .text("incident")
                .map(incident -> ofIncident(snapshot, incident, limit + 1))
                .orElseGet(() -> snapshot.ofEnvironment(OF_ENVIRONMENT)
                        .bind("limit", limit + 1)
                        .map(NOTIFICATION)
                        .list());
        return new NotificationsAnswer(
                snapshot.clock(), found.stream().limit(limit).toList(), found.size() > limit);
    }

    /** What was told of an episode's incident; nothing where it has none. */
    static List<Notification> of(Snapshot snapshot, EpisodeView episode) {
        return episode.incident() == null ? List.of() : ofIncident(snapshot, episode.incident(), MOST);
    }

    private static List<Notification> ofIncident(Snapshot snapshot, String incident, int limit) {
        return snapshot.handle()
                .createQuery(OF_INCIDENT)
                .bind("incident", incident)
                .bind("limit", limit)
                .map(NOTIFICATION)
                .list();
    }
}

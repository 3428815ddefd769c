package dev.syncwatch.dashboard.answer;

import java.time.Instant;
import java.util.List;

/** What channels were to be told, newest first. */
public record NotificationsAnswer(Instant clock, List<Notification> notifications, boolean more) {

    /** @param at event time, as against the others, which are the wall clock's; null where it tells of no change */
    public record Notification(
            String channel,
            String id,
            String incident,
            String action,
            String status,
            String title,
            Instant at,
            Instant plannedAt,
            Instant settledAt,
            int attempts,
            String reason) {}
}

package dev.syncwatch.dashboard.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.show.episode.EpisodeView;
import java.time.Instant;
import java.util.List;

/** One episode with its whole life, in order, and what was told of its incident, newest first. */
public record EpisodeAnswer(
        Instant clock,
        EpisodeView episode,
        List<Change> changes,
        List<NotificationsAnswer.Notification> notifications) {

    /** One step; {@code numbers} is an object. */
    public record Change(
            Instant at,
            String state,
            String previous,
            Double value,
            Double threshold,
            String title,
            JsonNode numbers) {}
}

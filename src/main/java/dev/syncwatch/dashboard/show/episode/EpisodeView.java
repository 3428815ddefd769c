package dev.syncwatch.dashboard.show.episode;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One episode. Its numbers, words and evidence are those of the newest change in which it fired, since they say how bad it was;
 * numbers and title, while it fires, those of the newest full minute. What it came to is in {@code state} and {@code endsAt}.
 *
 * @param endsAt    null while it is open
 * @param incident  null for a shadow rule
 * @param numbers   an object
 * @param diagnosis an object, or JSON null
 * @param evidence  an object
 * @param channels  their names; {@code notify} in JSON
 */
public record EpisodeView(
        String episode,
        String alert,
        String rule,
        String environment,
        String severity,
        String mode,
        String state,
        Instant startsAt,
        Instant endsAt,
        Double value,
        Double threshold,
        String title,
        String incident,
        JsonNode numbers,
        JsonNode diagnosis,
        String runbook,
        JsonNode evidence,
        @JsonProperty("notify") JsonNode channels) {}

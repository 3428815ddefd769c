package dev.syncwatch.cli.score.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads episodes out of changes. */
public final class Episodes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS = Set.of("resolved", "expired");

    private Episodes() {}

    /**
     * In order of their starts.
     *
     * @param changes as in {@code alerts.ndjson}
     * @throws IOException if one is no JSON
     */
    public static List<Episode> of(List<String> changes) throws IOException {
        Map<String, Episode> byId = new LinkedHashMap<>();
        for (String line : changes) {
            JsonNode change = JSON.readTree(line);
            String id = change.path("episode").asText(null);
            if (id != null) {
                byId.merge(id, first(change), (episode, same) -> after(episode, change));
            }
        }
        return new ArrayList<>(byId.values());
    }

    private static Episode first(JsonNode change) {
        return new Episode(
                change.path("rule").asText(),
                Instant.parse(change.path("startsAt").asText()),
                null,
                change.path("title").asText());
    }

    private static Episode after(Episode episode, JsonNode change) {
        return ENDS.contains(change.path("state").asText())
                ? new Episode(
                        episode.rule(),
                        episode.startsAt(),
                        Instant.parse(change.path("at").asText()),
                        episode.title())
                : episode;
    }
}

package dev.syncwatch.incident;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered of one environment: its newest incident alone.
 *
 * @param incident null before the first
 * @param gravest  the episode that the incident is named after; null with {@code incident}
 * @param open     the incident's open episodes
 * @param newestAt the newest T of which a change was taken; null before the first
 * @param taken    the alerts whose changes at {@code newestAt} were taken
 */
public record IncidentMemory(
        Incident incident, EpisodeFacts gravest, List<EpisodeFacts> open, Instant newestAt, List<String> taken) {

    public IncidentMemory {
        open = open == null ? List.of() : open;
        taken = taken == null ? List.of() : taken;
    }

    static IncidentMemory empty() {
        return new IncidentMemory(null, null, null, null, null);
    }
}

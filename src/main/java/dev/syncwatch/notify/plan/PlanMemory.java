package dev.syncwatch.notify.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a planner has to remember; written down with each plan, so that a new start goes on from there.
 *
 * @param lastChanges   the newest change that was read, by alert: an older one is a repetition
 * @param flappingSince starts of episodes in the last hour, by alert
 * @param notices       when it was last said that an alert flaps, by alert
 */
public record PlanMemory(
        Instant now,
        List<Episode> episodes,
        List<Incident> incidents,
        Map<String, Instant> lastChanges,
        Map<String, List<Instant>> flappingSince,
        Map<String, Instant> notices) {

    public PlanMemory {
        episodes = List.copyOf(episodes);
        incidents = List.copyOf(incidents);
        lastChanges = Map.copyOf(lastChanges);
        flappingSince = Map.copyOf(flappingSince);
        notices = Map.copyOf(notices);
    }

    /** Before anything was read. */
    public static PlanMemory empty() {
        return new PlanMemory(Instant.EPOCH, List.of(), List.of(), Map.of(), Map.of(), Map.of());
    }
}

package dev.syncwatch.simulate;

import java.time.Instant;
import java.util.List;

/**
 * What the model did.
 *
 * @param incidents in order of {@code from}
 * @param outcomes  what came of syncs, step by step
 */
public record Truth(String scenario, long seed, Instant from, Instant to, List<Happened> incidents, Outcomes outcomes) {

    public Truth {
        incidents = List.copyOf(incidents);
    }

    /**
     * One incident.
     *
     * @param kind as scenarios spell it, such as {@code outage}
     * @param runbook the runbook's section, such as {@code 3.2}; null where it has none
     * @param usersHit distinct people of whom it made a sync fail, hang or be skipped
     * @param attempts syncs that completed or failed from {@code from} until {@code to}, whoever's and why ever
     * @param failures syncs that it made fail, after {@code to} as well
     */
    public record Happened(
            String name,
            String kind,
            String runbook,
            Instant from,
            Instant to,
            int usersHit,
            long attempts,
            long failures) {}
}

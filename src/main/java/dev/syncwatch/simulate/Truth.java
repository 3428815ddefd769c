package dev.syncwatch.simulate;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

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

    /** What was done by the people of this one and of the other, who lived through the same scenario. */
    public Truth plus(Truth other) {
        List<Happened> both = IntStream.range(0, incidents.size())
                .mapToObj(i -> incidents.get(i).plus(other.incidents.get(i)))
                .toList();
        return new Truth(scenario, seed, from, to, both, outcomes.plus(other.outcomes));
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
            long failures) {

        private Happened plus(Happened other) {
            return new Happened(
                    name,
                    kind,
                    runbook,
                    from,
                    to,
                    usersHit + other.usersHit,
                    attempts + other.attempts,
                    failures + other.failures);
        }
    }
}

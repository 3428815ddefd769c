package dev.syncwatch.alert;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.window.EvidenceRow;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Recognises what the runbook knows, from a rule and the evidence of a change alone.
 *
 * <p>A scenario is <em>strong</em> if at least a quarter of the failures look like it. The strong ones are the diagnosis if
 * together they explain at least 60 % of the failures; more than one are told together. Else it is not in the runbook. Fewer than
 * three failures say nothing. A rule that looks for repeated equal {@code dirtyCount}s has found a stuck queue (3.4) by itself;
 * what makes syncs fail is named before it where more than 10 % of them do, since a queue can't drain as long as that lasts.
 *
 * <p>Where a rule misses successes and no sync has ended at all, the runbook has no word for it; what can be looked at is named.
 *
 * @param stuckQueue whether the rule itself is the sign of a stuck queue
 * @param absence    whether the rule looks for what does not come
 */
record Diagnoser(boolean stuckQueue, boolean absence) implements Serializable {

    private static final Diagnosis NOTHING_ENDS = new Diagnosis(
            null,
            "not in the runbook: syncs start, and neither complete nor fail",
            null,
            List.of(
                    "See in the backend's logs (service=learning-sync) whether phones reach it at all",
                    "Look for what changed on phones: a new app version, a new value in remote config",
                    "If learners see their records arrive, the telemetry is lost on its way: collector, analytics SDK"));

    private static final long FEWEST_FAILURES = 3;
    private static final long MAJORITY_PERCENT = 60;
    private static final long STRONG_PERCENT = 25;
    private static final long MANY_FAIL_PERCENT = 10;

    static Diagnoser of(AlertRule rule) {
        return new Diagnoser(
                rule instanceof Sequence sequence
                        && sequence.steps().stream().anyMatch(step -> step.same() == EventField.DIRTY_COUNT),
                rule instanceof Absence);
    }

    /**
     * Null when there is nothing to say.
     *
     * @param fires whether the alert fires
     */
    Diagnosis of(List<EvidenceRow> evidence, boolean fires) {
        Failures failures = Failures.of(evidence);
        List<RunbookScenario> found = new ArrayList<>(failures.scenarios());
        if (stuckQueue) {
            if (!failures.areMany()) {
                found.clear();
            }
            found.add(RunbookScenario.STUCK_QUEUE);
        }
        if (found.isEmpty()) {
            return unknown(failures, fires);
        }
        return new Diagnosis(
                found.stream().map(scenario -> scenario.section).collect(Collectors.joining(", ")),
                (found.size() == 1 ? "" : "several at once: ")
                        + found.stream().map(scenario -> scenario.cause).collect(Collectors.joining("; ")),
                failures.shareOf(found),
                found.stream().flatMap(scenario -> scenario.actions.stream()).toList());
    }

    private Diagnosis unknown(Failures failures, boolean fires) {
        if (absence && fires && failures.attempts() == 0) {
            return NOTHING_ENDS;
        }
        return failures.total() < FEWEST_FAILURES ? null : new Diagnosis(null, "not in the runbook", null, List.of());
    }

    /** Failures by the scenario that they look like; those that look like none are in the total alone. */
    private record Failures(long attempts, long total, Map<RunbookScenario, Long> byScenario) {

        static Failures of(List<EvidenceRow> evidence) {
            long attempts = 0;
            long total = 0;
            Map<RunbookScenario, Long> byScenario = new EnumMap<>(RunbookScenario.class);
            for (EvidenceRow row : evidence) {
                attempts += row.attempts();
                total += row.failures();
                for (RunbookScenario scenario : RunbookScenario.values()) {
                    String[] values = row.values();
                    if (values != null && scenario.explains(values[0], values[1])) {
                        byScenario.merge(scenario, row.failures(), Long::sum);
                    }
                }
            }
            return new Failures(attempts, total, byScenario);
        }

        boolean areMany() {
            return total * 100 > attempts * MANY_FAIL_PERCENT;
        }

        /** The strong scenarios, if they are a clear majority together; in the runbook's order. */
        List<RunbookScenario> scenarios() {
            List<RunbookScenario> strong = byScenario.entrySet().stream()
                    .filter(entry -> entry.getValue() * 100 >= total * STRONG_PERCENT)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toList());
            boolean clear = total >= FEWEST_FAILURES && sum(strong) * 100 >= total * MAJORITY_PERCENT;
            return clear ? strong : List.of();
        }

        /** Null where none of the scenarios is told from failures. */
        BigDecimal shareOf(List<RunbookScenario> scenarios) {
            long explained = sum(scenarios);
            return explained == 0 ? null : BigDecimal.valueOf((double) explained / total);
        }

        private long sum(List<RunbookScenario> scenarios) {
            return scenarios.stream()
                    .mapToLong(scenario -> byScenario.getOrDefault(scenario, 0L))
                    .sum();
        }
    }
}

package dev.syncwatch.alert.turn;

import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what becomes of each set that comes while a job runs, and from which T on it acts. */
final class Turns {

    private final Duration pane;
    private RuleTimeline timeline;
    private long newest;

    /**
     * @param timeline what the job was started with
     */
    Turns(RuleTimeline timeline, Duration pane) {
        this.timeline = timeline;
        this.pane = pane;
        this.newest = timeline.version();
    }

    /** Takes back what was decided before a restart; what the job was started with counts more. */
    void restore(PublishedSet decided) {
        if (decided.version() > timeline.version()) {
            timeline = timeline.with(decided.version(), decided.read(pane).ruleSet(), decided.effectiveFrom());
            newest = decided.version();
        }
    }

    /**
     * What becomes of a set; empty if it was known, or if it needs another job, which measures what it asks for.
     *
     * @param passed every T up to this time may have been evaluated, epoch milliseconds; {@link Long#MIN_VALUE} for none
     */
    Optional<Decision> decide(PublishedSet set, long passed) {
        if (set.version() <= newest) {
            return Optional.empty();
        }
        RuleFile file = set.read(pane);
        if (file.ruleSet() != null && !timeline.measures(file.ruleSet())) {
            return Optional.empty();
        }
        newest = set.version();
        if (file.ruleSet() == null) {
            return Optional.of(Decision.refused(
                    set, file.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n"))));
        }
        long from = earliest(set.effectiveFrom(), passed);
        timeline = timeline.with(set.version(), file.ruleSet(), from);
        return Optional.of(Decision.takesEffect(set, from));
    }

    /** Later than all that was evaluated, and than the set before it: no T is decided twice. */
    private long earliest(long wanted, long passed) {
        long millis = pane.toMillis();
        long after = Math.max(passed, timeline.from());
        long next = after == Long.MIN_VALUE ? wanted : Math.max(wanted, after + 1);
        return -Math.floorDiv(-next, millis) * millis;
    }
}

package dev.syncwatch.job.rules;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a job that is about to start decides by, while none runs: of the sets of which nothing has become yet the newest that can be
 * read acts, and all others never do.
 *
 * @param timeline  empty if no set can be used
 * @param decisions what has to be written down once the job runs
 */
public record Settlement(Optional<RuleTimeline> timeline, List<Decision> decisions) {

    public Settlement {
        decisions = List.copyOf(decisions);
    }

    /**
     * Settles what is open in a history.
     *
     * @param seen nothing later than this time has been measured by any job, epoch milliseconds
     */
    public static Settlement of(RuleHistory history, Duration pane, long seen) {
        Optional<RuleTimeline> before = history.decided(pane);
        List<Decision> decisions = new ArrayList<>();
        Optional<RuleTimeline> after = before;
        List<PublishedSet> open = history.undecided();
        for (int i = open.size() - 1; i >= 0; i--) {
            PublishedSet set = open.get(i);
            RuleFile file = set.read(pane);
            boolean newer = set.version() > after.map(RuleTimeline::version).orElse(0L);
            if (file.ruleSet() == null) {
                decisions.add(Decision.refused(set, said(file)));
            } else if (newer) {
                long from = earliest(set, before, pane, seen);
                after = Optional.of(followed(before, set, file.ruleSet(), from));
                decisions.add(Decision.takesEffect(set, from));
            } else {
                decisions.add(Decision.refused(set, "a newer set was published before it could act"));
            }
        }
        return new Settlement(after, decisions);
    }

    private static RuleTimeline followed(Optional<RuleTimeline> before, PublishedSet set, RuleSet rules, long from) {
        return before.map(timeline -> timeline.with(set.version(), rules, from))
                .orElseGet(() -> RuleTimeline.of(set.version(), rules));
    }

    /** What is new in it can be measured from no earlier time than what no job has seen. */
    private static long earliest(PublishedSet set, Optional<RuleTimeline> before, Duration pane, long seen) {
        long after = Math.max(seen, before.map(RuleTimeline::from).orElse(Long.MIN_VALUE));
        long wanted = after == Long.MIN_VALUE ? set.effectiveFrom() : Math.max(set.effectiveFrom(), after + 1);
        return -Math.floorDiv(-wanted, pane.toMillis()) * pane.toMillis();
    }

    private static String said(RuleFile file) {
        return file.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n"));
    }
}

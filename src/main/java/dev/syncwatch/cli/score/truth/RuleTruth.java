package dev.syncwatch.cli.score.truth;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.simulate.Outcomes;
import java.util.Optional;

/** A rule's definition, put to what the model did instead of to what was received of it. */
public interface RuleTruth {

    /** By step, whether the definition holds at its end. */
    boolean[] holds(Outcomes outcomes);

    /** How far it came in the steps from one to another, both included, such as {@code 8.4 % of 321}. */
    String peak(Outcomes outcomes, int from, int to);

    /**
     * Empty for a rule that asks what the model does not count: fields of events, groups other than the environment, distinct
     * users over other windows than the truth's, what single users did in turn, or other rules.
     */
    static Optional<RuleTruth> of(AlertRule rule) {
        if (!Counted.byEnvironmentAlone(rule.head())) {
            return Optional.empty();
        }
        if (rule instanceof FailureRate failureRate) {
            return FailureRateTruth.of(failureRate).map(RuleTruth.class::cast);
        }
        if (rule instanceof Absence absence) {
            return AbsenceTruth.of(absence).map(RuleTruth.class::cast);
        }
        return rule instanceof Threshold threshold
                ? CountTruth.of(threshold).map(RuleTruth.class::cast)
                : Optional.empty();
    }
}

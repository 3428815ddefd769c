package dev.syncwatch.cli.score.judge;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import java.time.Duration;
import java.util.Comparator;

/** How far back a rule looks: for so long after an incident's end it may still fire for it. */
final class Reach {
    private Reach() {}

    static Duration of(AlertRule rule, RuleSet rules) {
        return window(rule, rules).plus(rule.head().hold());
    }

    private static Duration window(AlertRule rule, RuleSet rules) {
        if (rule instanceof FailureRate failureRate) {
            return failureRate.window();
        }
        if (rule instanceof Absence absence) {
            return absence.within();
        }
        if (rule instanceof Threshold threshold) {
            return threshold.window();
        }
        if (rule instanceof Sequence sequence) {
            return sequence.window().plus(sequence.within());
        }
        return ((AllOf) rule)
                .rules().stream()
                        .flatMap(id -> rules.rule(id).stream())
                        .map(member -> window(member, rules))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
    }
}

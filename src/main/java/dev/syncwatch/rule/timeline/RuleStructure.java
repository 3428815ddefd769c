package dev.syncwatch.rule.timeline;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What of a rule has to be measured, apart from the values that what was measured is held against: values can change from one
 * evaluation to the next, a structure has to be measured first.
 */
public final class RuleStructure {

    private RuleStructure() {}

    /** Whether both are answered from the same numbers, so that only values differ. */
    public static boolean isSame(AlertRule one, AlertRule other) {
        return one.kind().equals(other.kind()) && hasSameGroups(one, other) && Objects.equals(parts(one), parts(other));
    }

    /** Whether an episode of the one can go on as an episode of the other; else its alerts mean something else. */
    static boolean goesOn(AlertRule one, AlertRule other) {
        return one.kind().equals(other.kind())
                && hasSameGroups(one, other)
                && one.head().mode() == other.head().mode();
    }

    private static boolean hasSameGroups(AlertRule one, AlertRule other) {
        return one.head().groupBy().equals(other.head().groupBy())
                && one.head().only().equals(other.head().only());
    }

    /** How far back the rule's answer reaches: after that much time its windows hold all that they can. */
    static Duration memory(AlertRule rule) {
        if (rule instanceof FailureRate failureRate) {
            return failureRate.window();
        }
        if (rule instanceof Absence absence) {
            return absence.within();
        }
        if (rule instanceof Threshold threshold) {
            return threshold.window();
        }
        return rule instanceof Sequence sequence ? sequence.window().plus(sequence.within()) : Duration.ZERO;
    }

    private static List<Object> parts(AlertRule rule) {
        if (rule instanceof FailureRate failureRate) {
            return List.of(failureRate.window(), failureRate.attempts(), failureRate.successes());
        }
        if (rule instanceof Absence absence) {
            return List.of(
                    absence.of(),
                    absence.within(),
                    absence.activity(),
                    absence.activityGap(),
                    absence.whenSyncDisabled());
        }
        if (rule instanceof Threshold threshold) {
            return List.of(threshold.where(), threshold.measure(), threshold.window());
        }
        if (rule instanceof Sequence sequence) {
            return List.of(
                    sequence.steps(),
                    sequence.until() == null ? "" : sequence.until(),
                    sequence.within(),
                    sequence.window());
        }
        return List.of(((AllOf) rule).rules());
    }
}

package dev.syncwatch.detect;

import dev.syncwatch.detect.absence.AbsenceDetector;
import dev.syncwatch.detect.absence.AbsenceWatch;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.window.Grouping;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlanBuilder;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A rule set made ready to run: what has to be measured, and who evaluates it.
 *
 * @param detectors one a rule that is not {@code off}, in the order of the file
 * @param allOfs    those that read the answers of the others
 * @param absences  what to watch for runs without success, one an absence rule
 * @param rates     the numbers of the rate that dashboards read
 */
public record Detection(
        RuleSet ruleSet,
        MeasurePlan plan,
        List<WindowDetector> detectors,
        List<AllOfDetector> allOfs,
        List<AbsenceWatch> absences,
        RateColumns rates)
        implements Serializable {

    /** A window is kept pane by pane, for each group: more panes than this are not a window but a mistake. */
    private static final int MOST_PANES = 100_000;

    /** What keeps a good rule file from being run with panes of that length; empty if nothing does. */
    public static List<RuleProblem> problems(RuleSet ruleSet, String file, Duration pane) {
        return ruleSet.rules().stream()
                .filter(rule -> longestWindow(rule).dividedBy(pane) > MOST_PANES)
                .map(rule -> ruleSet.problemWith(
                        rule,
                        file,
                        "its window has %d panes, and at most %d can be kept; shorten it, or use longer panes"
                                .formatted(longestWindow(rule).dividedBy(pane), MOST_PANES)))
                .toList();
    }

    private static Duration longestWindow(AlertRule rule) {
        if (rule instanceof FailureRate failureRate) {
            return failureRate.window();
        }
        if (rule instanceof Absence absence) {
            return absence.within();
        }
        if (rule instanceof Threshold threshold) {
            return threshold.window();
        }
        return rule instanceof Sequence sequence ? sequence.window() : Duration.ZERO;
    }

    /** Prepares a rule set whose durations are multiples of the pane. */
    public static Detection of(RuleSet ruleSet, Duration pane) {
        MeasurePlanBuilder plan = new MeasurePlanBuilder(pane);
        RateColumns rates = RateColumns.in(plan);
        List<AlertRule> live = ruleSet.rules().stream()
                .filter(rule -> rule.head().mode() != RuleMode.OFF)
                .toList();
        List<WindowDetector> detectors = live.stream()
                .filter(rule -> !(rule instanceof AllOf))
                .map(rule -> detector(rule, plan))
                .toList();
        List<AllOfDetector> allOfs = live.stream()
                .filter(AllOf.class::isInstance)
                .map(rule -> allOf((AllOf) rule, plan, detectors))
                .toList();
        List<AbsenceWatch> absences = detectors.stream()
                .filter(AbsenceDetector.class::isInstance)
                .map(detector -> ((AbsenceDetector) detector).watch())
                .toList();
        return new Detection(ruleSet, plan.build(), detectors, allOfs, absences, rates);
    }

    /** One line a kind. */
    private static WindowDetector detector(AlertRule rule, MeasurePlanBuilder plan) {
        int grouping = grouping(rule, plan);
        if (rule instanceof FailureRate failureRate) {
            return new FailureRateDetector(failureRate, plan, grouping);
        }
        if (rule instanceof Absence absence) {
            return new AbsenceDetector(absence, plan, grouping);
        }
        if (rule instanceof Threshold threshold) {
            return new ThresholdDetector(threshold, plan, grouping);
        }
        if (rule instanceof Sequence sequence) {
            return new SequenceDetector(sequence, plan, grouping);
        }
        throw new IllegalArgumentException("rule " + rule.id() + ": an all-of reads other rules, not windows");
    }

    private static AllOfDetector allOf(AllOf rule, MeasurePlanBuilder plan, List<WindowDetector> detectors) {
        List<WindowDetector> members = detectors.stream()
                .filter(detector -> rule.rules().contains(detector.rule().id()))
                .toList();
        return new AllOfDetector(rule, plan, grouping(rule, plan), members);
    }

    private static int grouping(AlertRule rule, MeasurePlanBuilder plan) {
        return plan.grouping(new Grouping(rule.head().groupBy(), rule.head().only(), true));
    }
}

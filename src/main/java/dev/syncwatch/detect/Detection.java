package dev.syncwatch.detect;

import dev.syncwatch.detect.absence.AbsenceDetector;
import dev.syncwatch.detect.absence.AbsenceWatch;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.window.Grouping;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlanBuilder;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule set made ready to run: what has to be measured, and who evaluates it.
 *
 * @param detectors one a rule that is not {@code off}, in the order of the file
 * @param absences  what to watch for runs without success, one an absence rule
 * @param rates     the numbers of the rate that dashboards read
 */
public record Detection(
        RuleSet ruleSet, MeasurePlan plan, List<Detector> detectors, List<AbsenceWatch> absences, RateColumns rates)
        implements Serializable {

    /** Prepares a rule set whose durations are multiples of the pane. */
    public static Detection of(RuleSet ruleSet, Duration pane) {
        MeasurePlanBuilder plan = new MeasurePlanBuilder(pane);
        RateColumns rates = RateColumns.in(plan);
        List<Detector> detectors = new ArrayList<>();
        List<AbsenceWatch> absences = new ArrayList<>();
        for (AlertRule rule : ruleSet.rules()) {
            if (rule.head().mode() == RuleMode.OFF) {
                continue;
            }
            int grouping = plan.grouping(
                    new Grouping(rule.head().groupBy(), rule.head().only(), true));
            if (rule instanceof FailureRate failureRate) {
                detectors.add(new FailureRateDetector(failureRate, plan, grouping));
            } else if (rule instanceof Absence absence) {
                AbsenceDetector detector = new AbsenceDetector(absence, plan, grouping);
                detectors.add(detector);
                absences.add(detector.watch());
            } else {
                throw new IllegalArgumentException("rule " + rule.id() + ": kind " + rule.kind() + " is not evaluated");
            }
        }
        return new Detection(ruleSet, plan.build(), List.copyOf(detectors), List.copyOf(absences), rates);
    }
}

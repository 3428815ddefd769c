package dev.syncwatch.detect;

import dev.syncwatch.detect.absence.AbsenceDetector;
import dev.syncwatch.detect.absence.AbsenceWatch;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.rule.timeline.RuleTerm;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.window.Grouping;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlanBuilder;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rule sets made ready to run, one after another: what has to be measured, and who evaluates it when.
 *
 * @param deciders one for each term of the timeline, in its order, all-ofs last
 * @param absences what to watch for runs without success, one for each version of an absence rule
 * @param rates    the numbers of the rate that dashboards read
 */
public record Detection(
        RuleTimeline timeline, MeasurePlan plan, List<Decider> deciders, List<AbsenceWatch> absences, RateColumns rates)
        implements Serializable {

    /** Who evaluates a version of a rule while it decides. */
    public record Decider(RuleTerm term, Detector detector) implements Serializable {}

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
        return of(RuleTimeline.of(0, ruleSet), pane);
    }

    /** Prepares rule sets whose durations are multiples of the pane. */
    public static Detection of(RuleTimeline timeline, Duration pane) {
        MeasurePlanBuilder plan = new MeasurePlanBuilder(pane);
        RateColumns rates = RateColumns.in(plan);
        List<Decider> deciders = new ArrayList<>();
        for (boolean allOfs : new boolean[] {false, true}) {
            for (RuleTerm term : timeline.terms()) {
                if (term.rule() instanceof AllOf == allOfs) {
                    Detector detector = known(term, deciders)
                            .orElseGet(() -> detector(term.rule(), plan.since(term.since()), deciders));
                    deciders.add(new Decider(term, detector));
                }
            }
        }
        List<AbsenceWatch> absences = deciders.stream()
                .map(Decider::detector)
                .filter(AbsenceDetector.class::isInstance)
                .map(detector -> ((AbsenceDetector) detector).watch())
                .distinct()
                .toList();
        return new Detection(timeline, plan.build(), List.copyOf(deciders), absences, rates);
    }

    /**
     * After another rule set, which needs nothing else measured.
     *
     * @throws IllegalArgumentException if it does
     */
    public Detection with(long version, RuleSet next, long from) {
        if (!timeline.measures(next)) {
            throw new IllegalArgumentException("version " + version + " needs other things measured");
        }
        RuleTimeline longer = timeline.with(version, next, from);
        Map<Boolean, List<Decider>> byKind = longer.terms().stream()
                .map(term -> new Decider(term, known(term, deciders).orElseThrow()))
                .collect(Collectors.partitioningBy(decider -> decider.term().rule() instanceof AllOf));
        List<Decider> all = Stream.concat(byKind.get(false).stream(), byKind.get(true).stream())
                .toList();
        return new Detection(longer, plan, all, absences, rates);
    }

    private static Optional<Detector> known(RuleTerm term, List<Decider> deciders) {
        return deciders.stream()
                .filter(decider -> decider.term().isMeasuredAs(term))
                .findFirst()
                .map(decider -> decider.detector().revised(term.rule()));
    }

    /** The newest rule set. */
    public RuleSet ruleSet() {
        return timeline.newest();
    }

    /** Of the newest rule set's rules that are not {@code off} and look at windows, in the order of the file. */
    public List<WindowDetector> detectors() {
        return newest(WindowDetector.class);
    }

    /** Of the newest rule set's rules that are not {@code off} and read the answers of others. */
    public List<AllOfDetector> allOfs() {
        return newest(AllOfDetector.class);
    }

    private <D extends Detector> List<D> newest(Class<D> kind) {
        return deciders.stream()
                .filter(decider -> decider.term().until() == RuleTerm.OPEN
                        && decider.term().isEvaluated())
                .map(Decider::detector)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** One line a kind. */
    private static Detector detector(AlertRule rule, MeasurePlanBuilder plan, List<Decider> others) {
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
        AllOf allOf = (AllOf) rule;
        List<Detector> members = others.stream()
                .map(Decider::detector)
                .filter(detector -> allOf.rules().contains(detector.rule().id()))
                .toList();
        return new AllOfDetector(allOf, plan, grouping, members);
    }

    private static int grouping(AlertRule rule, MeasurePlanBuilder plan) {
        return plan.grouping(new Grouping(rule.head().groupBy(), rule.head().only(), true));
    }
}

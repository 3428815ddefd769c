package dev.syncwatch.alert;

import dev.syncwatch.detect.AllOfDetector;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.WindowDetector;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.timeline.RuleTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who decides for each rule from one T up to another, epoch milliseconds. */
final class Roster {

    /** The rule whose threshold dashboards draw beside the rate. */
    private static final String DASHBOARD_RULE = "failure-rate";

    private final long from;
    private final long until;
    private final List<List<Watched<WindowDetector>>> windows = new ArrayList<>();
    private final List<Watched<AllOfDetector>> allOfs = new ArrayList<>();
    private final List<Watched<Detector>> ending;
    private final Set<String> remembered = new HashSet<>();
    private BigDecimal dashboardThreshold;

    /** A rule's detector, the book of its alerts, and since when its numbers are measured. */
    record Watched<D extends Detector>(D detector, AlertBook book, long since) {
        String rule() {
            return detector.rule().id();
        }

        private static <D extends Detector> Watched<D> of(D detector, RuleTerm term) {
            return new Watched<>(detector, new AlertBook(detector, term.ruleSet(), term.inhibitedBy()), term.since());
        }
    }

    private Roster(Detection detection, long from, long until) {
        this.from = from;
        this.until = until;
        detection.plan().layouts().forEach(layout -> windows.add(new ArrayList<>()));
        for (Detection.Decider decider : detection.deciders()) {
            if (decider.term().until() > from) {
                remembered.add(decider.detector().rule().id());
                remembered.add(decider.detector().memoryName());
            }
            if (decider.term().decidesAt(from)) {
                add(decider);
            }
        }
        List<RuleTerm> terms = detection.timeline().endingAt(from);
        ending = detection.deciders().stream()
                .filter(decider -> decider.term().isEvaluated() && terms.contains(decider.term()))
                .map(decider -> Watched.of(decider.detector(), decider.term()))
                .toList();
    }

    private void add(Detection.Decider decider) {
        if (decider.term().rule() instanceof FailureRate rate && rate.id().equals(DASHBOARD_RULE)) {
            dashboardThreshold = rate.above();
        }
        if (!decider.term().isEvaluated()) {
            return;
        }
        if (decider.detector() instanceof AllOfDetector allOf) {
            allOfs.add(Watched.of(allOf, decider.term()));
        } else {
            WindowDetector detector = (WindowDetector) decider.detector();
            windows.get(detector.grouping()).add(Watched.of(detector, decider.term()));
        }
    }

    /** The one that holds at T. */
    static Roster at(long time, Detection detection) {
        long from = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        for (RuleTerm term : detection.timeline().terms()) {
            for (long turn : new long[] {term.from(), term.until()}) {
                from = turn <= time ? Math.max(from, turn) : from;
                until = turn > time ? Math.min(until, turn) : until;
            }
        }
        return new Roster(detection, from, until);
    }

    /**
     * Over how many panes a change's evidence goes: an all-of's as far back as that of the members that decide now, whatever is known of
     * their versions before and after.
     */
    int evidencePanes(Watched<?> watched) {
        if (!(watched.detector() instanceof AllOfDetector allOf)) {
            return watched.detector().evidencePanes();
        }
        return windows.stream()
                .flatMap(List::stream)
                .filter(member -> allOf.rule().rules().contains(member.rule()))
                .mapToInt(member -> member.detector().evidencePanes())
                .max()
                .orElse(1);
    }

    boolean holdsAt(long time) {
        return from <= time && time < until;
    }

    /** Those who answer from the windows of a grouping. */
    List<Watched<WindowDetector>> of(int grouping) {
        return windows.get(grouping);
    }

    /** Those who read the answers of the others. */
    List<Watched<AllOfDetector>> allOfs() {
        return allOfs;
    }

    /** Those of a grouping whose episodes end at T. */
    List<Watched<Detector>> endingAt(long time, int grouping) {
        return time == from
                ? ending.stream()
                        .filter(watched -> watched.detector().grouping() == grouping)
                        .toList()
                : List.of();
    }

    /** Under which names something is remembered of a group; the rest is of rules that are no more. */
    Set<String> remembered() {
        return remembered;
    }

    /** {@code above} of the rule {@code failure-rate}, or null. */
    BigDecimal dashboardThreshold() {
        return dashboardThreshold;
    }
}

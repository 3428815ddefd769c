package dev.syncwatch.alert;

import dev.syncwatch.detect.AllOfDetector;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.WindowDetector;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.timeline.RuleTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who decides for each rule from one T up to another, epoch milliseconds. */
final class Roster {

    /** The rule whose threshold dashboards draw beside the rate. */
    private static final String DASHBOARD_RULE = "failure-rate";

    private final long from;
    private final long until;
    private final List<List<Watched<WindowDetector>>> windows = new ArrayList<>();
    private final List<Watched<AllOfDetector>> allOfs = new ArrayList<>();
    private final List<Watched<Detector>> ending;
    private final Set<String> read;
    private final Map<String, Place> remembered = new HashMap<>();
    private BigDecimal dashboardThreshold;

    /** Something that is remembered of each group: its name, and which of all such it is. */
    record Place(String name, int index) {}

    /**
     * A rule's detector, the book of its alerts, and since when its numbers are measured.
     *
     * @param measured where the detector's memory is; null where it is remembered no more
     * @param alerted  where the status of its alert is; null as above
     */
    record Watched<D extends Detector>(
            String rule, D detector, AlertBook book, long since, Place measured, Place alerted) {}

    private Roster(Detection detection, long from, long until) {
        this.from = from;
        this.until = until;
        detection.plan().layouts().forEach(layout -> windows.add(new ArrayList<>()));
        for (Detection.Decider decider : detection.deciders()) {
            if (decider.term().until() > from) {
                remember(decider.detector().rule().id());
                remember(decider.detector().memoryName());
            }
            if (decider.term().decidesAt(from)) {
                add(decider);
            }
        }
        List<RuleTerm> terms = detection.timeline().endingAt(from);
        ending = detection.deciders().stream()
                .filter(decider -> decider.term().isEvaluated() && terms.contains(decider.term()))
                .map(decider -> watched(decider.detector(), decider.term()))
                .toList();
        read = allOfs.stream()
                .flatMap(watched -> watched.detector().rule().rules().stream())
                .collect(Collectors.toSet());
    }

    private void remember(String name) {
        remembered.putIfAbsent(name, new Place(name, remembered.size()));
    }

    private void add(Detection.Decider decider) {
        if (decider.term().rule() instanceof FailureRate rate && rate.id().equals(DASHBOARD_RULE)) {
            dashboardThreshold = rate.above();
        }
        if (!decider.term().isEvaluated()) {
            return;
        }
        if (decider.detector() instanceof AllOfDetector allOf) {
            allOfs.add(watched(allOf, decider.term()));
        } else {
            WindowDetector detector = (WindowDetector) decider.detector();
            windows.get(detector.grouping()).add(watched(detector, decider.term()));
        }
    }

    private <D extends Detector> Watched<D> watched(D detector, RuleTerm term) {
        return new Watched<>(
                term.id(),
                detector,
                new AlertBook(detector, term.ruleSet(), term.inhibitedBy()),
                term.since(),
                remembered.get(detector.memoryName()),
                remembered.get(term.id()));
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
        return remembered.keySet();
    }

    /** The rules whose answers some all-of reads. */
    Set<String> read() {
        return read;
    }

    /** {@code above} of the rule {@code failure-rate}, or null. */
    BigDecimal dashboardThreshold() {
        return dashboardThreshold;
    }
}

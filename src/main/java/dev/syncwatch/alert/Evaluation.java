package dev.syncwatch.alert;

import dev.syncwatch.alert.GroupMemory.RuleMemory;
import dev.syncwatch.alert.GroupStore.GroupId;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.RateColumns;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.window.GroupKey;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.Rings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One environment's evaluation at a pane end: windows, then detectors, then alerts. Times in epoch milliseconds. */
final class Evaluation {

    /** The rule whose threshold dashboards draw beside the rate. */
    private static final String DASHBOARD_RULE = "failure-rate";

    private static final long MINUTE_MILLIS = 60_000;

    private final GroupStore groups;
    private final RateColumns rates;
    private final BigDecimal dashboardThreshold;
    private final List<Rings> rings = new ArrayList<>();
    private final List<List<AlertBook>> booksByGrouping = new ArrayList<>();

    Evaluation(Detection detection, GroupStore groups) {
        this.groups = groups;
        this.rates = detection.rates();
        this.dashboardThreshold = detection
                .ruleSet()
                .rule(DASHBOARD_RULE)
                .filter(FailureRate.class::isInstance)
                .map(rule -> ((FailureRate) rule).above())
                .orElse(null);
        for (int g = 0; g < detection.plan().layouts().size(); g++) {
            rings.add(new Rings(detection.plan(), g));
            booksByGrouping.add(new ArrayList<>());
        }
        for (Detector detector : detection.detectors()) {
            booksByGrouping
                    .get(detector.grouping())
                    .add(new AlertBook(detector, detection.ruleSet().hash()));
        }
    }

    /** Adds a part of the pane that ends now. */
    void add(PartialPane partial, long now) throws Exception {
        GroupId id = new GroupId(partial.grouping(), partial.group());
        GroupMemory memory = current(id, now);
        rings.get(id.grouping()).add(memory.windows, partial);
        groups.put(id, memory);
    }

    /** Takes an edge that shows now into account. */
    void apply(AbsenceEdge edge) throws Exception {
        for (int g = 0; g < booksByGrouping.size(); g++) {
            for (AlertBook book : booksByGrouping.get(g)) {
                if (book.detector().rule().id().equals(edge.rule())) {
                    GroupId id = new GroupId(g, edge.group());
                    GroupMemory memory = current(id, edge.at());
                    memory.rule(edge.rule()).detector.absence.apply(edge);
                    groups.put(id, memory);
                }
            }
        }
    }

    private GroupMemory current(GroupId id, long now) throws Exception {
        Rings ring = rings.get(id.grouping());
        GroupMemory memory = groups.get(id);
        if (memory == null) {
            memory = new GroupMemory();
            memory.windows = ring.startingAt(now);
        }
        ring.advance(memory.windows, now);
        return memory;
    }

    /**
     * Evaluates every group, after all parts and edges of the pane that ends now were added.
     *
     * @return whether the next pane end has to be evaluated even if nothing comes
     */
    boolean evaluate(long now, Consumer<AlertChange> changes, Consumer<RateRow> rows) throws Exception {
        boolean goesOn = false;
        for (GroupId id : groups.ids()) {
            GroupMemory memory = current(id, now);
            rings.get(id.grouping()).seal(memory.windows);
            for (AlertBook book : booksByGrouping.get(id.grouping())) {
                step(book, id, memory, changes);
            }
            tellRate(id, memory.windows, rows);
            goesOn |= memory.needsTime();
            if (memory.isBlank()) {
                groups.remove(id);
            } else {
                groups.put(id, memory);
            }
        }
        return goesOn;
    }

    private void step(AlertBook book, GroupId id, GroupMemory memory, Consumer<AlertChange> changes) {
        RuleMemory known = memory.rule(book.detector().rule().id());
        Signal signal = book.detector().signal(memory.windows, known.detector);
        AlertStatus next = book.lifecycle().next(known.status, signal.answer(), memory.windows.end);
        AlertBook.Step step = new AlertBook.Step(known.status, next, memory.windows.end);
        known.status = next;
        if (step.isChange()) {
            int panes = book.detector().evidencePanes();
            changes.accept(book.change(
                    id.key(), step, signal, List.of(rings.get(id.grouping()).evidence(memory.windows, panes))));
        }
    }

    private void tellRate(GroupId id, GroupWindows windows, Consumer<RateRow> rows) {
        if (id.grouping() == MeasurePlan.BY_ENVIRONMENT
                && Math.floorMod(windows.end, MINUTE_MILLIS) == 0
                && windows.total(rates.events()) > 0) {
            rows.accept(new RateRow(
                    Instant.ofEpochMilli(windows.end),
                    GroupKey.environment(id.key()),
                    windows.total(rates.attempts()),
                    windows.total(rates.successes()),
                    windows.total(rates.users()),
                    windows.sum(rates.queueDelta()),
                    dashboardThreshold));
        }
    }
}

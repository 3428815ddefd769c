package dev.syncwatch.alert;

import dev.syncwatch.alert.GroupStore.GroupId;
import dev.syncwatch.alert.Moment.Group;
import dev.syncwatch.alert.Roster.Watched;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.RateColumns;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.detect.absence.AbsenceWatch;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.GroupKey;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.Rings;
import dev.syncwatch.window.backend.BackendSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One environment's evaluation at a pane end: windows, then detectors, then alerts. Times in epoch milliseconds. */
final class Evaluation {

    static final long MINUTE_MILLIS = 60_000;

    private final GroupStore store;
    private final SyncSwitch sync;
    private final BackendStore backend;
    private final long paneMillis;
    private final List<Rings> rings = new ArrayList<>();
    private final OpenAlerts open = new OpenAlerts();
    private Detection detection;
    private Roster roster;

    Evaluation(Detection detection, GroupStore store, SyncSwitch sync, BackendStore backend) {
        this.store = store;
        this.sync = sync;
        this.backend = backend;
        this.paneMillis = detection.plan().paneMillis();
        for (int g = 0; g < detection.plan().layouts().size(); g++) {
            rings.add(new Rings(detection.plan(), g));
        }
        decideBy(detection);
    }

    /** From now on another timeline of rules decides, over the same measures. */
    void decideBy(Detection longer) {
        detection = longer;
        roster = Roster.at(Long.MIN_VALUE, longer);
    }

    /** What came for the pane that ends now: its parts, and the edges that show now, in the order of their kinds. */
    record Input(List<PartialPane> parts, List<AbsenceEdge> edges) {}

    /**
     * Evaluates every group.
     *
     * @return whether the next pane end has to be evaluated even if nothing comes
     */
    boolean evaluate(long now, Input input, Moment.Outlets to) throws Exception {
        if (!roster.holdsAt(now)) {
            roster = Roster.at(now, detection);
        }
        Groups groups = new Groups(store, rings, now);
        for (PartialPane part : input.parts()) {
            add(part, groups);
        }
        for (AbsenceEdge edge : input.edges()) {
            apply(edge, groups);
        }
        groups.complete();
        evaluate(groups, new Moment(roster, sync.disabledAt(now), this::evidence, to), to);
        open.see(groups.all(), detection.timeline().newest());
        boolean goesOn = groups.keep();
        return backend.forget(now - longestWindow()) || goesOn;
    }

    private void add(PartialPane part, Groups groups) throws Exception {
        if (part.backend().length > 0) {
            backend.add(part.pane(), part.backend());
        }
        if (part.countsAnything()) {
            groups.add(part);
        }
    }

    /** Takes an edge into account; one of a rule that is no more tells nothing. */
    private void apply(AbsenceEdge edge, Groups groups) {
        for (AbsenceWatch watch : detection.absences()) {
            if (watch.rule().equals(edge.rule())) {
                GroupMemory memory = groups.memory(new GroupId(watch.grouping(), edge.group()));
                memory.rule(edge.rule()).detector.absence.apply(edge);
            }
        }
    }

    private void evaluate(Groups groups, Moment moment, Moment.Outlets to) throws Exception {
        for (Group group : groups.all()) {
            moment.supersede(group);
        }
        List<Group> begun = new ArrayList<>();
        for (Group group : groups.all()) {
            if (!group.memory().waiting) {
                moment.evaluate(group);
                tellRate(group.id(), group.memory().windows, to.rates());
                begun.add(group);
            }
        }
        moment.evaluateAllOfs(begun);
    }

    OpenAlerts open() {
        return open;
    }

    private long longestWindow() {
        return rings.stream().mapToLong(Rings::span).max().orElse(0);
    }

    private AlertBook.Evidence evidence(Watched<?> watched, Group group) throws Exception {
        GroupWindows windows = group.memory().windows;
        Rings ring = rings.get(group.id().grouping());
        int panes = ring.panesSince(watched.since(), windows, roster.evidencePanes(watched));
        return new AlertBook.Evidence(
                List.of(ring.evidence(windows, panes)),
                ring.samples(windows, panes),
                BackendSummary.of(backend.between(windows.end - panes * paneMillis, windows.end)));
    }

    private void tellRate(GroupId id, GroupWindows windows, Consumer<RateRow> rows) {
        RateColumns rates = detection.rates();
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
                    roster.dashboardThreshold()));
        }
    }
}

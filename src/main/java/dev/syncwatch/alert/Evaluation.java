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

    private final GroupStore groups;
    private final SyncSwitch sync;
    private final BackendStore backend;
    private final long paneMillis;
    private final List<Rings> rings = new ArrayList<>();
    private final OpenAlerts open = new OpenAlerts();
    private Detection detection;
    private Roster roster;

    Evaluation(Detection detection, GroupStore groups, SyncSwitch sync, BackendStore backend) {
        this.groups = groups;
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

    /** Adds a part of the pane that ends now. */
    void add(PartialPane partial, long now) throws Exception {
        if (partial.backend().length > 0) {
            backend.add(partial.pane(), partial.backend());
        }
        if (partial.countsAnything()) {
            addToGroup(partial, now);
        }
    }

    private void addToGroup(PartialPane partial, long now) throws Exception {
        GroupId id = new GroupId(partial.grouping(), partial.group());
        GroupMemory memory = current(id, now);
        rings.get(id.grouping()).add(memory.windows, partial);
        if (partial.hasEvents()) {
            memory.waiting = false;
        } else if (partial.moves().length == 0) {
            memory.newestLog = now;
        }
        groups.put(id, memory);
    }

    /** Takes an edge that shows now into account; one of a rule that is no more tells nothing. */
    void apply(AbsenceEdge edge) throws Exception {
        for (AbsenceWatch watch : detection.absences()) {
            if (watch.rule().equals(edge.rule())) {
                GroupId id = new GroupId(watch.grouping(), edge.group());
                GroupMemory memory = current(id, edge.at());
                memory.rule(edge.rule()).detector.absence.apply(edge);
                groups.put(id, memory);
            }
        }
    }

    private GroupMemory current(GroupId id, long now) throws Exception {
        Rings ring = rings.get(id.grouping());
        GroupMemory memory = groups.get(id);
        if (memory == null) {
            memory = new GroupMemory();
            memory.windows = ring.startingAt(now);
            memory.waiting = true;
        }
        ring.advance(memory.windows, now);
        return memory;
    }

    /**
     * Evaluates every group, after all parts and edges of the pane that ends now were added.
     *
     * @return whether the next pane end has to be evaluated even if nothing comes
     */
    boolean evaluate(long now, Moment.Outlets to) throws Exception {
        if (!roster.holdsAt(now)) {
            roster = Roster.at(now, detection);
        }
        Moment moment = new Moment(roster, sync.disabledAt(now), this::evidence, to);
        List<Group> all = new ArrayList<>();
        for (GroupId id : groups.ids()) {
            Group group = new Group(id, current(id, now));
            rings.get(id.grouping()).seal(group.memory().windows);
            moment.supersede(group);
            all.add(group);
        }
        List<Group> begun =
                all.stream().filter(group -> !group.memory().waiting).toList();
        for (Group group : begun) {
            moment.evaluate(group);
            tellRate(group.id(), group.memory().windows, to.rates());
        }
        moment.evaluateAllOfs(begun);
        open.see(all, detection.timeline().newest());
        boolean goesOn = keep(all);
        return backend.forget(now - longestWindow()) || goesOn;
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

    /** Whether any group needs the next pane end; those that nothing could tell from new ones are dropped. */
    private boolean keep(List<Group> all) throws Exception {
        boolean goesOn = false;
        for (Group group : all) {
            long span = rings.get(group.id().grouping()).span();
            goesOn |= group.memory().needsTime(span);
            if (group.memory().isBlank(span)) {
                groups.remove(group.id());
            } else {
                groups.put(group.id(), group.memory());
            }
        }
        return goesOn;
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

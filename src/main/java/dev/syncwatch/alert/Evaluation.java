package dev.syncwatch.alert;

import dev.syncwatch.alert.GroupMemory.RuleMemory;
import dev.syncwatch.alert.GroupStore.GroupId;
import dev.syncwatch.detect.AllOfDetector;
import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.detect.RateColumns;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.WindowDetector;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.GroupKey;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.Rings;
import dev.syncwatch.window.backend.BackendSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One environment's evaluation at a pane end: windows, then detectors, then alerts. Times in epoch milliseconds. */
final class Evaluation {

    /** The rule whose threshold dashboards draw beside the rate. */
    private static final String DASHBOARD_RULE = "failure-rate";

    private static final long MINUTE_MILLIS = 60_000;

    private final GroupStore groups;
    private final SyncSwitch sync;
    private final BackendStore backend;
    private final long paneMillis;
    private final RateColumns rates;
    private final BigDecimal dashboardThreshold;
    private final List<Rings> rings = new ArrayList<>();
    private final List<List<Watched<WindowDetector>>> byGrouping = new ArrayList<>();
    private final List<Watched<AllOfDetector>> allOfs = new ArrayList<>();

    /** A rule's detector and the book of its alerts. */
    private record Watched<D extends Detector>(D detector, AlertBook book) {
        String rule() {
            return detector.rule().id();
        }
    }

    /** What a rule says of a group, by its key, at the T that is being evaluated. */
    private record Said(String rule, String group) {}

    Evaluation(Detection detection, GroupStore groups, SyncSwitch sync, BackendStore backend) {
        this.groups = groups;
        this.sync = sync;
        this.backend = backend;
        this.paneMillis = detection.plan().paneMillis();
        this.rates = detection.rates();
        this.dashboardThreshold = detection
                .ruleSet()
                .rule(DASHBOARD_RULE)
                .filter(FailureRate.class::isInstance)
                .map(rule -> ((FailureRate) rule).above())
                .orElse(null);
        for (int g = 0; g < detection.plan().layouts().size(); g++) {
            rings.add(new Rings(detection.plan(), g));
            byGrouping.add(new ArrayList<>());
        }
        String ruleSet = detection.ruleSet().hash();
        for (WindowDetector detector : detection.detectors()) {
            byGrouping.get(detector.grouping()).add(new Watched<>(detector, new AlertBook(detector, ruleSet)));
        }
        for (AllOfDetector detector : detection.allOfs()) {
            allOfs.add(new Watched<>(detector, new AlertBook(detector, ruleSet)));
        }
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

    /** Takes an edge that shows now into account. */
    void apply(AbsenceEdge edge) throws Exception {
        for (int g = 0; g < byGrouping.size(); g++) {
            for (Watched<WindowDetector> watched : byGrouping.get(g)) {
                if (watched.rule().equals(edge.rule())) {
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
    boolean evaluate(long now, Consumer<AlertChange> changes, Consumer<RateRow> rows) throws Exception {
        return evaluate(now, changes, rows, answer -> {});
    }

    /** The same, which also tells what every rule said of every group. */
    boolean evaluate(long now, Consumer<AlertChange> changes, Consumer<RateRow> rows, Consumer<GroupAnswer> listener)
            throws Exception {
        Map<GroupId, GroupMemory> memories = new LinkedHashMap<>();
        Map<Said, Answer> answers = new HashMap<>();
        for (GroupId id : groups.ids()) {
            GroupMemory memory = current(id, now);
            rings.get(id.grouping()).seal(memory.windows);
            memories.put(id, memory);
            if (memory.waiting) {
                continue;
            }
            for (Watched<WindowDetector> watched : byGrouping.get(id.grouping())) {
                Signal signal = signal(watched, memory);
                answers.put(new Said(watched.rule(), id.key()), signal.answer());
                listener.accept(new GroupAnswer(watched.rule(), id.key(), now, signal.answer()));
                step(watched, id, memory, signal, changes);
            }
            tellRate(id, memory.windows, rows);
        }
        stepAllOfs(memories, answers, changes, listener);
        boolean goesOn = keep(memories);
        return backend.forget(now - longestWindow()) || goesOn;
    }

    private long longestWindow() {
        return rings.stream().mapToLong(Rings::span).max().orElse(0);
    }

    private Signal signal(Watched<WindowDetector> watched, GroupMemory memory) {
        DetectorMemory known = memory.rule(watched.rule()).detector;
        return sync.disabledAt(memory.windows.end)
                ? watched.detector().signalWhileDisabled(memory.windows, known)
                : watched.detector().signal(memory.windows, known);
    }

    /** After all others, since they read the answers of this T. */
    private void stepAllOfs(
            Map<GroupId, GroupMemory> memories,
            Map<Said, Answer> answers,
            Consumer<AlertChange> changes,
            Consumer<GroupAnswer> listener)
            throws Exception {
        for (Watched<AllOfDetector> watched : allOfs) {
            for (Map.Entry<GroupId, GroupMemory> each : memories.entrySet()) {
                GroupId id = each.getKey();
                GroupMemory memory = each.getValue();
                if (id.grouping() == watched.detector().grouping() && !memory.waiting) {
                    Signal signal = watched.detector().signal(member -> answers.get(new Said(member, id.key())));
                    long now = memory.windows.end;
                    listener.accept(new GroupAnswer(watched.rule(), id.key(), now, signal.answer()));
                    step(watched, id, memory, signal, changes);
                }
            }
        }
    }

    private void step(Watched<?> watched, GroupId id, GroupMemory memory, Signal signal, Consumer<AlertChange> changes)
            throws Exception {
        RuleMemory known = memory.rule(watched.rule());
        AlertStatus next = watched.book().lifecycle().next(known.status, signal.answer(), memory.windows.end);
        AlertBook.Step step = new AlertBook.Step(known.status, next, memory.windows.end);
        known.status = next;
        if (step.isChange()) {
            int panes = watched.detector().evidencePanes();
            Rings ring = rings.get(id.grouping());
            long now = memory.windows.end;
            AlertBook.Evidence evidence = new AlertBook.Evidence(
                    List.of(ring.evidence(memory.windows, panes)),
                    ring.samples(memory.windows, panes),
                    BackendSummary.of(backend.between(now - panes * paneMillis, now)));
            changes.accept(watched.book().change(id.key(), step, signal, evidence));
        }
    }

    /** Whether any group needs the next pane end; those that nothing could tell from new ones are dropped. */
    private boolean keep(Map<GroupId, GroupMemory> memories) throws Exception {
        boolean goesOn = false;
        for (Map.Entry<GroupId, GroupMemory> entry : memories.entrySet()) {
            long span = rings.get(entry.getKey().grouping()).span();
            goesOn |= entry.getValue().needsTime(span);
            if (entry.getValue().isBlank(span)) {
                groups.remove(entry.getKey());
            } else {
                groups.put(entry.getKey(), entry.getValue());
            }
        }
        return goesOn;
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

package dev.syncwatch.alert;

import dev.syncwatch.alert.GroupMemory.RuleMemory;
import dev.syncwatch.alert.GroupStore.GroupId;
import dev.syncwatch.alert.Roster.Watched;
import dev.syncwatch.detect.AllOfDetector;
import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.detect.RateColumns;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.WindowDetector;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One environment's evaluation at a pane end: windows, then detectors, then alerts. Times in epoch milliseconds. */
final class Evaluation {

    private static final long MINUTE_MILLIS = 60_000;

    private final GroupStore groups;
    private final SyncSwitch sync;
    private final BackendStore backend;
    private final long paneMillis;
    private final List<Rings> rings = new ArrayList<>();
    private Detection detection;
    private Roster roster;

    /** What a rule says of a group, by its key, at the T that is being evaluated. */
    private record Said(String rule, String group) {}

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
    boolean evaluate(long now, Consumer<AlertChange> changes, Consumer<RateRow> rows) throws Exception {
        return evaluate(now, changes, rows, answer -> {});
    }

    /** The same, which also tells what every rule said of every group. */
    boolean evaluate(long now, Consumer<AlertChange> changes, Consumer<RateRow> rows, Consumer<GroupAnswer> listener)
            throws Exception {
        if (!roster.holdsAt(now)) {
            roster = Roster.at(now, detection);
        }
        Map<GroupId, GroupMemory> memories = new LinkedHashMap<>();
        Map<Said, Answer> answers = new HashMap<>();
        Set<Said> ended = new HashSet<>();
        for (GroupId id : groups.ids()) {
            GroupMemory memory = current(id, now);
            rings.get(id.grouping()).seal(memory.windows);
            memories.put(id, memory);
            supersede(new Scene(id, memory, changes, listener, ended));
            memory.keepRules(roster.remembered());
            if (!memory.waiting) {
                evaluate(new Scene(id, memory, changes, listener, ended), answers);
                tellRate(id, memory.windows, rows);
            }
        }
        evaluateAllOfs(memories, answers, new Scene(null, null, changes, listener, ended));
        boolean goesOn = keep(memories);
        return backend.forget(now - longestWindow()) || goesOn;
    }

    /**
     * The group that is looked at, and where what comes of it goes.
     *
     * @param ended alerts whose one change of this T was their end
     */
    private record Scene(
            GroupId id,
            GroupMemory memory,
            Consumer<AlertChange> changes,
            Consumer<GroupAnswer> listener,
            Set<Said> ended) {

        Scene at(GroupId other, GroupMemory otherMemory) {
            return new Scene(other, otherMemory, changes, listener, ended);
        }

        long now() {
            return memory.windows.end;
        }

        Said said(Watched<?> watched) {
            return new Said(watched.rule(), id.key());
        }
    }

    private void evaluate(Scene scene, Map<Said, Answer> answers) throws Exception {
        for (Watched<WindowDetector> watched : roster.of(scene.id().grouping())) {
            Signal signal = signal(watched.detector(), scene.memory());
            answers.put(scene.said(watched), signal.answer());
            step(watched, scene, signal);
        }
    }

    /** After all others, since they read the answers of this T. */
    private void evaluateAllOfs(Map<GroupId, GroupMemory> memories, Map<Said, Answer> answers, Scene to)
            throws Exception {
        for (Watched<AllOfDetector> watched : roster.allOfs()) {
            for (Map.Entry<GroupId, GroupMemory> each : memories.entrySet()) {
                GroupId id = each.getKey();
                if (id.grouping() == watched.detector().grouping() && !each.getValue().waiting) {
                    Signal signal = watched.detector().signal(member -> answers.get(new Said(member, id.key())));
                    step(watched, to.at(id, each.getValue()), signal);
                }
            }
        }
    }

    private long longestWindow() {
        return rings.stream().mapToLong(Rings::span).max().orElse(0);
    }

    private Signal signal(WindowDetector detector, GroupMemory memory) {
        DetectorMemory known = memory.rule(detector.memoryName()).detector;
        return sync.disabledAt(memory.windows.end)
                ? detector.signalWhileDisabled(memory.windows, known)
                : detector.signal(memory.windows, known);
    }

    /** Ends what is open of rules whose episodes can't go on; that is such an alert's one change of this T. */
    private void supersede(Scene scene) throws Exception {
        for (Watched<Detector> watched : roster.endingAt(scene.now(), scene.id().grouping())) {
            AlertStatus status = scene.memory().rule(watched.rule()).status;
            if (!status.state().isAtRest()) {
                Signal signal = watched.detector() instanceof WindowDetector detector
                        ? signal(detector, scene.memory())
                        : new Signal(Answer.UNKNOWN, null, List.of());
                tell(watched, scene, AlertLifecycle.superseded(status), signal);
                scene.ended().add(scene.said(watched));
            }
            scene.memory().rules.remove(watched.rule());
        }
    }

    private void step(Watched<?> watched, Scene scene, Signal signal) throws Exception {
        scene.listener().accept(new GroupAnswer(watched.rule(), scene.id().key(), scene.now(), signal.answer()));
        if (!scene.ended().contains(scene.said(watched))) {
            AlertStatus known = scene.memory().rule(watched.rule()).status;
            tell(watched, scene, watched.book().lifecycle().next(known, signal.answer(), scene.now()), signal);
        }
    }

    private void tell(Watched<?> watched, Scene scene, AlertStatus next, Signal signal) throws Exception {
        RuleMemory known = scene.memory().rule(watched.rule());
        AlertBook.Step step = new AlertBook.Step(known.status, next, scene.now());
        known.status = next;
        if (step.isChange()) {
            AlertBook.Evidence evidence = evidence(watched, scene);
            scene.changes().accept(watched.book().change(scene.id().key(), step, signal, evidence));
        }
    }

    private AlertBook.Evidence evidence(Watched<?> watched, Scene scene) throws Exception {
        GroupWindows windows = scene.memory().windows;
        Rings ring = rings.get(scene.id().grouping());
        int panes = ring.panesSince(watched.since(), windows, watched.detector().evidencePanes());
        return new AlertBook.Evidence(
                List.of(ring.evidence(windows, panes)),
                ring.samples(windows, panes),
                BackendSummary.of(backend.between(scene.now() - panes * paneMillis, scene.now())));
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

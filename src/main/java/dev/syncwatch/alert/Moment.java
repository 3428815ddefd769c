package dev.syncwatch.alert;

import dev.syncwatch.alert.GroupMemory.RuleMemory;
import dev.syncwatch.alert.GroupStore.GroupId;
import dev.syncwatch.alert.Roster.Watched;
import dev.syncwatch.detect.AllOfDetector;
import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.WindowDetector;
import dev.syncwatch.window.GroupWindows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One T of one environment: what each rule says of each group, and the step that its alert takes on that. */
final class Moment {
    private final Roster roster;
    private final boolean syncDisabled;
    private final EvidenceOf evidence;
    private final Outlets to;
    /** Of the rules that others read, by the key of the group, whatever the grouping. */
    private final Map<String, Map<String, Answer>> answers = new HashMap<>();

    /**
     * A group and all that is kept of it; its windows end at this T.
     *
     * @param ended the rules whose alerts' one change of this T was their end
     */
    record Group(GroupId id, GroupMemory memory, Set<String> ended) {
        Group(GroupId id, GroupMemory memory) {
            this(id, memory, new HashSet<>(0));
        }

        private long now() {
            return memory.windows.end;
        }
    }

    /** Where what comes of it goes. */
    record Outlets(
            Consumer<AlertChange> changes,
            Consumer<RateRow> rates,
            Consumer<RuleStatus> statuses,
            Consumer<GroupAnswer> answers) {}

    /** What the window behind a change was made of. */
    @FunctionalInterface
    interface EvidenceOf {
        AlertBook.Evidence of(Watched<?> watched, Group group) throws Exception;
    }

    /**
     * @param roster       those who decide at this T
     * @param syncDisabled whether sync counts as disabled at this T
     */
    Moment(Roster roster, boolean syncDisabled, EvidenceOf evidence, Outlets to) {
        this.roster = roster;
        this.syncDisabled = syncDisabled;
        this.evidence = evidence;
        this.to = to;
        roster.read().forEach(rule -> answers.put(rule, new HashMap<>()));
    }

    /** Ends what is open of rules whose episodes can't go on, and forgets rules that are no more. */
    void supersede(Group group) throws Exception {
        for (Watched<Detector> watched : roster.endingAt(group.now(), group.id().grouping())) {
            RuleMemory known = group.memory().rule(watched.rule());
            if (!known.status.state().isAtRest()) {
                AlertStatus ended = AlertLifecycle.superseded(known.status);
                tell(watched, group, known, ended, lastAnswer(watched.detector(), group));
                group.ended.add(watched.rule());
            }
            group.memory().rules.remove(watched.rule());
        }
        group.memory().keepRules(roster);
    }

    private Answer lastAnswer(Detector detector, Group group) {
        return detector instanceof WindowDetector windows
                ? answer(windows, group, group.memory().rule(detector.memoryName()))
                : Answer.UNKNOWN;
    }

    /** What the rules say that answer from the group's windows. */
    void evaluate(Group group) throws Exception {
        for (Watched<WindowDetector> watched : roster.of(group.id().grouping())) {
            Answer answer = answer(watched.detector(), group, group.memory().rule(watched.measured()));
            Map<String, Answer> read = answers.get(watched.rule());
            if (read != null) {
                read.put(group.id().key(), answer);
            }
            step(watched, group, answer);
        }
    }

    private Answer answer(WindowDetector detector, Group group, RuleMemory known) {
        GroupWindows windows = group.memory().windows;
        return syncDisabled
                ? detector.answerWhileDisabled(windows, known.detector)
                : detector.answer(windows, known.detector);
    }

    /** What the rules say that read the answers of the others; after {@link #evaluate} of all groups. */
    void evaluateAllOfs(List<Group> groups) throws Exception {
        for (Watched<AllOfDetector> watched : roster.allOfs()) {
            for (Group group : groups) {
                if (group.id().grouping() == watched.detector().grouping()) {
                    String key = group.id().key();
                    step(
                            watched,
                            group,
                            watched.detector()
                                    .answer(member -> answers.get(member).get(key)));
                }
            }
        }
    }

    private void step(Watched<?> watched, Group group, Answer answer) throws Exception {
        to.answers().accept(new GroupAnswer(watched.rule(), group.id().key(), group.now(), answer));
        if (!group.ended.contains(watched.rule())) {
            RuleMemory known = group.memory().rule(watched.alerted());
            tell(watched, group, known, watched.book().lifecycle().next(known.status, answer, group.now()), answer);
        }
    }

    private void tell(Watched<?> watched, Group group, RuleMemory known, AlertStatus next, Answer answer)
            throws Exception {
        AlertBook.Step step = new AlertBook.Step(known.status, next, group.now());
        known.status = next;
        boolean fullMinute = Math.floorMod(step.now(), Evaluation.MINUTE_MILLIS) == 0;
        if (!step.isChange() && !fullMinute) {
            return;
        }
        Signal signal = signal(watched.detector(), group, answer);
        if (step.isChange()) {
            to.changes().accept(watched.book().change(group.id().key(), step, signal, evidence.of(watched, group)));
        }
        // At changes too: a group may be dropped before the next full minute, and its last status must not say that it
        // fires.
        to.statuses().accept(watched.book().status(group.id().key(), step, signal));
    }

    private static Signal signal(Detector detector, Group group, Answer answer) {
        GroupMemory memory = group.memory();
        return detector.signal(answer, memory.windows, memory.rule(detector.memoryName()).detector);
    }
}

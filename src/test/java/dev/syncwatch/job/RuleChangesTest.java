package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.AlertInput;
import dev.syncwatch.alert.AlertOperator;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.detect.absence.AbsenceEdgeOperator;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.CombineOperator;
import dev.syncwatch.window.JudgedEvent;
import dev.syncwatch.window.MeasureOperator;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.UserEvent;
import dev.syncwatch.window.UserOperator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * A job that is stopped and started anew whenever its rules change in structure decides as one that knew all of them beforehand. CEP,
 * which finds nothing by its place in a plan, is left out.
 */
class RuleChangesTest {

    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long PANE = Rules.PANE.toMillis();
    private static final int PANES = 60;

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void aJobThatIsStartedAnewDecidesAsOneThatKnewAllRules(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<List<SyncEvent>> events = events(random);
        RuleTimeline all = RuleTimeline.of(1, rules(random));
        List<Integer> starts = new ArrayList<>();
        List<RuleTimeline> known = new ArrayList<>(List.of(all));
        for (int pane = 5 + random.nextInt(8); pane < PANES; pane += 4 + random.nextInt(12)) {
            all = all.with(all.version() + 1, rules(random), NOON + (pane + 1 + random.nextInt(3)) * PANE);
            starts.add(pane);
            known.add(all);
        }
        // What reads and writes bytes must find the same as what holds objects.
        StateBackend backend = random.nextBoolean() ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
        try (Job knowing = new Job(all, new HashMapStateBackend());
                Job restarted = new Job(known.get(0), backend)) {
            for (int pane = 0; pane < PANES; pane++) {
                int start = starts.indexOf(pane);
                if (start >= 0) {
                    restarted.restart(known.get(start + 1).after(NOON + pane * PANE));
                }
                knowing.pane(pane, events.get(pane));
                restarted.pane(pane, events.get(pane));
            }
            assertThat(restarted.changes())
                    .as("seed %d on %s", seed, backend)
                    .containsExactlyInAnyOrderElementsOf(knowing.changes());
        }
    }

    /** Up to a dozen events in each pane, with spells of failures. */
    private static List<List<SyncEvent>> events(Random random) {
        List<List<SyncEvent>> events = new ArrayList<>();
        for (int pane = 0; pane < PANES; pane++) {
            List<SyncEvent> inPane = new ArrayList<>();
            int failing = pane / 12 % 2 == 0 ? 8 : 1;
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                long time = NOON + pane * PANE + i * (PANE / 12);
                inPane.add(event(random, failing, time));
            }
            events.add(inPane);
        }
        return events;
    }

    private static SyncEvent event(Random random, int failing, long time) {
        boolean failed = random.nextInt(10) < failing;
        EventName name = random.nextInt(3) == 0 ? EventName.STARTED : failed ? EventName.FAILED : EventName.COMPLETED;
        return new SyncEvent(
                name,
                "user-" + random.nextInt(6),
                null,
                null,
                null,
                "production",
                random.nextBoolean() ? "ios" : "android",
                "2.4.1",
                null,
                name == EventName.COMPLETED ? "success" : null,
                name == EventName.FAILED ? "push" : null,
                name == EventName.FAILED ? "503" : null,
                null,
                null,
                String.valueOf(random.nextInt(5) - 2),
                String.valueOf(1 + random.nextInt(2)),
                null,
                time,
                time,
                false);
    }

    /** Some of five rules, in one of their shapes. */
    private static RuleSet rules(Random random) {
        List<String> rules = new ArrayList<>(List.of(Rules.absenceText(
                "id: absent", pick(random, "within: 1m", "within: 2m"), "activityGap: 1m", "severity: warning")));
        if (random.nextInt(5) > 0) {
            rules.add(Rules.failureRateText(
                    pick(random, "window: 1m", "window: 2m", "window: 3m"),
                    pick(random, "above: 30%", "above: 50%"),
                    pick(random, "resolveBelow: 10%", "minimumAttempts: 4", "minimumUsers: 2"),
                    pick(random, "mode: live", "mode: live", "mode: shadow", "mode: off"),
                    pick(random, "keepFiringFor: 20s", "for: 20s")));
        }
        if (random.nextInt(4) > 0) {
            rules.add(rule(
                    "growth",
                    "threshold",
                    pick(random, "measure: sum(queueDelta)", "measure: users", "measure: count"),
                    pick(random, "window: 30s", "window: 2m"),
                    pick(random, "above: 1", "above: 3"),
                    pick(random, "groupBy: [environment, platform]", "groupBy: [environment]"),
                    pick(random, "only: { environment: production }", "for: 10s")));
        }
        if (random.nextInt(4) > 0) {
            rules.add(rule(
                    "stuck",
                    "sequence",
                    pick(
                            random,
                            "steps: [{ event: learning_sync_started, times: 2, same: dirtyCount }]",
                            "steps: [{ event: learning_sync_failed, times: 2 }, { event: learning_sync_started }]"),
                    pick(random, "until: { event: learning_sync_completed }", "for: 0s"),
                    pick(random, "within: 1m", "within: 30s"),
                    pick(random, "window: 1m", "window: 2m"),
                    pick(random, "atLeastUsers: 1", "atLeastUsers: 2")));
        }
        if (rules.size() > 1
                && rules.get(1).contains("failure-rate")
                && !rules.get(1).contains("mode: off")) {
            rules.add(rule("both", "all-of", "rules: [failure-rate, absent]"));
        }
        Collections.shuffle(rules, random);
        return Rules.set(Rules.PANE, rules.toArray(String[]::new));
    }

    private static String rule(String id, String kind, String... keys) {
        StringBuilder rule = new StringBuilder("  - id: " + id + "\n    kind: " + kind + "\n    severity: warning\n");
        for (String key : keys) {
            rule.append("    ").append(key).append('\n');
        }
        return rule.toString();
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    /** The operators between telemetry and changes, without CEP between the edges of runs and alerts. */
    private static final class Job implements AutoCloseable {
        private Detection detection;
        private Subtasks<JudgedEvent, KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent>> users;
        private Subtasks<AbsenceEdge, KeyedOneInputStreamOperatorTestHarness<String, PartialPane, AbsenceEdge>> edges;
        private Subtasks<
                        AlertChange,
                        KeyedTwoInputStreamOperatorTestHarness<String, AlertInput, PublishedSet, AlertChange>>
                alerts;
        private OneInputStreamOperatorTestHarness<TimedEvent, UserEvent> measure;
        private OneInputStreamOperatorTestHarness<JudgedEvent, PartialPane> combine;
        private int edgesTold;
        private int eventsTold;

        Job(RuleTimeline rules, StateBackend backend) throws Exception {
            detection = Detection.of(rules, Rules.PANE);
            measureAnew();
            users = Subtasks.start((parallelism, subtask) -> on(
                    backend,
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            UserOperator.operator(detection.plan(), RemoteConfigFeed.none()),
                            UserEvent::routingKey,
                            Types.LONG,
                            Subtasks.MAX_PARALLELISM,
                            parallelism,
                            subtask)));
            edges = Subtasks.start((parallelism, subtask) -> on(
                    backend,
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            AbsenceEdgeOperator.operator(detection.absences(), PANE),
                            PartialPane::environment,
                            Types.STRING,
                            Subtasks.MAX_PARALLELISM,
                            parallelism,
                            subtask)));
            alerts = Subtasks.start((parallelism, subtask) -> on(
                    backend,
                    new KeyedTwoInputStreamOperatorTestHarness<>(
                            AlertOperator.operator(detection, RemoteConfigFeed.none()),
                            AlertInput::environment,
                            set -> "of every key",
                            Types.STRING,
                            Subtasks.MAX_PARALLELISM,
                            parallelism,
                            subtask)));
        }

        private static <H extends AbstractStreamOperatorTestHarness<?>> H on(StateBackend backend, H harness) {
            harness.setStateBackend(backend);
            return harness;
        }

        void restart(RuleTimeline rules) throws Exception {
            detection = Detection.of(rules, Rules.PANE);
            measure.close();
            combine.close();
            measureAnew();
            users.restart(1);
            edges.restart(1);
            alerts.restart(1);
        }

        /** The events of a pane, and its end. */
        void pane(int pane, List<SyncEvent> events) throws Exception {
            Watermark end = new Watermark(NOON + (pane + 1) * PANE - 1);
            for (PartialPane part : parts(events, end)) {
                edges.one().processElement(part, part.pane() + PANE - 1);
                alerts.one().processElement1(AlertInput.of(part), part.pane() + PANE - 1);
            }
            edges.one().processWatermark(end);
            for (; edgesTold < edges.output().size(); edgesTold++) {
                AbsenceEdge edge = edges.output().get(edgesTold);
                alerts.one().processElement1(AlertInput.of(opening(edge)), edge.at() - 1);
            }
            alerts.one().processBothWatermarks(end);
        }

        /** A deadline opens what is still on; the operator that keeps it knows whether that is so. */
        private static AbsenceEdge opening(AbsenceEdge edge) {
            return edge.kind() != AbsenceEdge.Kind.DEADLINE
                    ? edge
                    : new AbsenceEdge(
                            edge.rule(),
                            edge.group(),
                            edge.environment(),
                            AbsenceEdge.Kind.OPENED,
                            edge.runStart(),
                            edge.at());
        }

        private List<PartialPane> parts(List<SyncEvent> events, Watermark end) throws Exception {
            for (SyncEvent event : events) {
                measure.processElement(new TimedEvent(event, false), event.eventTime());
            }
            for (UserEvent event : measure.extractOutputValues()) {
                users.one().processElement(event, event.time());
            }
            measure.getOutput().clear();
            users.one().processWatermark(end);
            for (; eventsTold < users.output().size(); eventsTold++) {
                JudgedEvent judged = users.output().get(eventsTold);
                combine.processElement(judged, judged.event().time());
            }
            combine.prepareSnapshotPreBarrier(1);
            List<PartialPane> parts = combine.extractOutputValues();
            combine.getOutput().clear();
            return parts;
        }

        private void measureAnew() throws Exception {
            measure = new OneInputStreamOperatorTestHarness<>(
                    new ProcessOperator<>(new MeasureOperator(detection.plan())));
            combine = new OneInputStreamOperatorTestHarness<>(new CombineOperator(detection.plan()));
            measure.open();
            combine.open();
        }

        List<String> changes() {
            return alerts.output().stream().map(ChangeJson::of).toList();
        }

        @Override
        public void close() throws Exception {
            measure.close();
            combine.close();
            users.close();
            edges.close();
            alerts.close();
        }
    }
}

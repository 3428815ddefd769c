package dev.syncwatch.alert;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.detect.absence.AbsenceEdge.Kind;
import dev.syncwatch.fixture.Panes;
import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.window.PartialPane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of these tests: a rate over 1 min, kept firing for 30 s, and an absence within 2 min. */
class AlertOperatorTest {

    private static final long PANE = TwoRules.PANE.toMillis();
    private static final String PRODUCTION = "environment=production";

    private final Detection detection = TwoRules.detection();
    private Subtasks<AlertChange, KeyedTwoInputStreamOperatorTestHarness<String, AlertInput, PublishedSet, AlertChange>>
            subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new KeyedTwoInputStreamOperatorTestHarness<>(
                AlertOperator.operator(detection, RemoteConfigFeed.none()),
                AlertInput::environment,
                set -> "of every key",
                Types.STRING,
                Subtasks.MAX_PARALLELISM,
                parallelism,
                subtask));
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void keepsNothingOfAGroupOnceItsEpisodeAndItsWindowsAreOver() throws Exception {
        feed(Panes.of(detection.plan(), twoOutages()), List.of());
        pass(480);
        assertThat(changes()).endsWith("failure-rate resolved at 420 s");
        assertThat(kept()).isPositive();
        assertThat(subtasks.one().numEventTimeTimers()).isEqualTo(1);
        pass(3_600);
        assertNothingIsKept();
    }

    @Test
    void keepsNothingOfAnAbsenceWhoseRunHasLapsed() throws Exception {
        feed(Map.of(), List.of(edge(Kind.STARTED, 10), edge(Kind.OPENED, 120), edge(Kind.LAPSED, 150)));
        pass(140);
        assertThat(kept()).isPositive();
        pass(150);
        assertNothingIsKept();
    }

    @Test
    void remembersThatAllIsWellWithoutATimer() throws Exception {
        feed(Map.of(), List.of(edge(Kind.STARTED, 10), edge(Kind.SUCCEEDED, 50)));
        pass(3_600);
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
        assertThat(kept()).as("the group").isEqualTo(1);
    }

    @Test
    void keepsNothingOfAnAlertThatHeardNothingMoreOnceItHasExpired() throws Exception {
        feed(Panes.of(detection.plan(), every5Seconds(0, 60, time -> SyncEvents.failed("ann", time))), List.of());
        pass(Duration.ofHours(25).toSeconds());
        assertThat(changes())
                .containsExactly(
                        "failure-rate firing at 10 s",
                        "failure-rate expired at " + (Duration.ofHours(24).toSeconds() + 120) + " s");
        assertNothingIsKept();
    }

    @Test
    void evaluatesEveryPaneEndHoweverFarTimeJumps() throws Exception {
        feed(Panes.of(detection.plan(), twoOutages()), edgesOfTwoOutages());
        pass(3_600);
        List<AlertChange> atOnce = subtasks.output();
        stop();
        start();
        goThroughTwoOutages(second -> {});
        assertThat(subtasks.output()).containsExactlyElementsOf(atOnce);
    }

    @Test
    void makesTheSameChangesWhenRestartedBeforeEveryPaneEnd() throws Exception {
        goThroughTwoOutages(second -> {});
        List<AlertChange> undisturbed = subtasks.output();
        stop();
        start();
        goThroughTwoOutages(second -> subtasks.restart((int) (1 + second / 10 % 3)));
        assertThat(subtasks.output()).containsExactlyElementsOf(undisturbed);
        assertThat(changes())
                .containsExactly(
                        "failure-rate firing at 10 s",
                        "success-absence firing at 120 s",
                        "success-absence resolved at 160 s",
                        "failure-rate recovering at 180 s",
                        "failure-rate resolved at 210 s",
                        "failure-rate firing at 340 s",
                        "failure-rate recovering at 390 s",
                        "failure-rate resolved at 420 s");
        assertThat(subtasks.output().get(4).episode())
                .as("an episode is named after its first firing, before all those restarts")
                .isEqualTo("failure-rate/environment=production@2026-01-05T10:00:10Z");
    }

    private interface Disturbance {
        void at(long second) throws Exception;
    }

    /** Seven minutes, pane by pane; what disturbs comes between a pane's parts and its end. */
    private void goThroughTwoOutages(Disturbance disturbance) throws Exception {
        Map<Long, List<PartialPane>> panes = Panes.of(detection.plan(), twoOutages());
        for (long second = 10; second <= 430; second += 10) {
            long end = TEN_O_CLOCK + second * 1000;
            feed(
                    Map.of(end, panes.getOrDefault(end, List.of())),
                    edgesOfTwoOutages().stream()
                            .filter(edge -> edge.at() == end)
                            .toList());
            disturbance.at(second);
            pass(second);
        }
    }

    /** Nothing but failures for 150 s and again for 60 s, from 300 s on; successes after each. */
    private static List<SyncEvent> twoOutages() {
        LongFunction<SyncEvent> failed = time -> SyncEvents.failed("ann", time);
        LongFunction<SyncEvent> succeeded = time -> SyncEvents.succeeded("bob", time);
        return Stream.of(
                        every5Seconds(0, 150, failed),
                        every5Seconds(150, 300, succeeded),
                        every5Seconds(300, 360, failed),
                        every5Seconds(360, 480, succeeded))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SyncEvent> every5Seconds(int from, int to, LongFunction<SyncEvent> event) {
        return LongStream.iterate(from, second -> second < to, second -> second + 5)
                .mapToObj(second -> event.apply(TEN_O_CLOCK + second * 1000))
                .toList();
    }

    private static List<AbsenceEdge> edgesOfTwoOutages() {
        return List.of(edge(Kind.STARTED, 10), edge(Kind.OPENED, 120), edge(Kind.SUCCEEDED, 160));
    }

    /** An edge of a run that started at ten, which shows so many seconds later. */
    private static AbsenceEdge edge(Kind kind, int second) {
        return new AbsenceEdge(
                "success-absence", PRODUCTION, "production", kind, TEN_O_CLOCK, TEN_O_CLOCK + second * 1000L);
    }

    private void feed(Map<Long, List<PartialPane>> panes, List<AbsenceEdge> edges) throws Exception {
        var owner = subtasks.of("production");
        for (List<PartialPane> parts : panes.values()) {
            for (PartialPane part : parts) {
                owner.processElement1(AlertInput.of(part), part.pane() + PANE - 1);
            }
        }
        for (AbsenceEdge edge : edges) {
            owner.processElement1(AlertInput.of(edge), edge.at() - 1);
        }
    }

    private void pass(long second) throws Exception {
        for (var subtask : subtasks.all()) {
            subtask.processBothWatermarks(new Watermark(TEN_O_CLOCK + second * 1000 - 1));
        }
    }

    /** Entries that a checkpoint would save: between two of them they are in memory. */
    private int kept() throws Exception {
        subtasks.checkpoint();
        return subtasks.one().numKeyedStateEntries();
    }

    private void assertNothingIsKept() throws Exception {
        assertThat(kept()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (AlertChange change : subtasks.output()) {
            changes.add("%s %s at %d s"
                    .formatted(
                            change.rule(),
                            change.state().wireName(),
                            (change.at().toEpochMilli() - TEN_O_CLOCK) / 1000));
        }
        return changes;
    }
}

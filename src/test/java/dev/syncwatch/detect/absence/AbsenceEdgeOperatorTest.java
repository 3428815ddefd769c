package dev.syncwatch.detect.absence;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.fixture.Panes;
import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.window.PartialPane;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule of these tests: within 2 min, gap 1 min. */
class AbsenceEdgeOperatorTest {

    private static final long PANE = TwoRules.PANE.toMillis();
    private static final long MINUTE = 60_000;

    private final Detection detection = TwoRules.detection();
    private Subtasks<AbsenceEdge, KeyedOneInputStreamOperatorTestHarness<String, PartialPane, AbsenceEdge>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new KeyedOneInputStreamOperatorTestHarness<>(
                AbsenceEdgeOperator.operator(detection.absences(), PANE),
                PartialPane::environment,
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
    void keepsNothingOnceARunHasLapsed() throws Exception {
        feed(activeFor(90));
        assertThat(kept()).isPositive();
        pass(TEN_O_CLOCK + 10 * MINUTE);
        assertThat(edges()).containsExactly("STARTED at 10 s", "DEADLINE at 120 s", "LAPSED at 150 s");
        assertThat(kept()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    @Test
    void keepsARunThatLapsedUntilItsDeadlineHasPassed() throws Exception {
        feed(activeFor(10));
        pass(TEN_O_CLOCK + 100_000);
        assertThat(edges()).containsExactly("STARTED at 10 s", "LAPSED at 70 s");
        assertThat(subtasks.one().numEventTimeTimers()).isEqualTo(1);
        pass(TEN_O_CLOCK + 2 * MINUTE);
        assertThat(kept()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    @Test
    void remembersASuccessWithoutATimer() throws Exception {
        feed(List.of(SyncEvents.started("ann", TEN_O_CLOCK), SyncEvents.succeeded("ann", TEN_O_CLOCK + PANE)));
        pass(TEN_O_CLOCK + 10 * MINUTE);
        assertThat(edges()).startsWith("STARTED at 10 s", "SUCCEEDED at 20 s");
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
        assertThat(kept()).as("the run, which is over").isEqualTo(1);
    }

    @Test
    void neverHasMoreThanOneRunToRememberHoweverLongUsersAreActive() throws Exception {
        TreeMap<Long, List<PartialPane>> panes = Panes.of(detection.plan(), activeFor(3_600));
        for (long end : panes.keySet()) {
            processAll(panes.get(end));
            pass(end);
            assertThat(kept()).isEqualTo(1);
            assertThat(subtasks.one().numEventTimeTimers())
                    .as("one for the deadline, one for each pane in which the gap began anew")
                    .isLessThanOrEqualTo(1 + (int) (MINUTE / PANE));
        }
    }

    @Test
    void tellsTheSameEdgesWhenRestartedBeforeEveryPane() throws Exception {
        List<SyncEvent> events = new ArrayList<>(activeFor(200));
        events.add(SyncEvents.succeeded("ann", TEN_O_CLOCK + 200_000));
        events.add(SyncEvents.failed("ann", TEN_O_CLOCK + 220_000));
        feed(events);
        pass(TEN_O_CLOCK + 10 * MINUTE);
        List<AbsenceEdge> undisturbed = subtasks.output();
        stop();
        start();
        feed(events);
        for (long end = TEN_O_CLOCK + PANE; end <= TEN_O_CLOCK + 10 * MINUTE; end += PANE) {
            subtasks.restart(1);
            pass(end);
        }
        assertThat(subtasks.output()).containsExactlyElementsOf(undisturbed).hasSize(6);
    }

    /** Entries that a checkpoint would save: between two of them they are in memory. */
    private int kept() throws Exception {
        subtasks.checkpoint();
        return subtasks.one().numKeyedStateEntries();
    }

    /** Someone starts a sync every 5 s for so many seconds. */
    private static List<SyncEvent> activeFor(int seconds) {
        List<SyncEvent> events = new ArrayList<>();
        for (int second = 0; second < seconds; second += 5) {
            events.add(SyncEvents.started("ann", TEN_O_CLOCK + second * 1000L));
        }
        return events;
    }

    private void feed(List<SyncEvent> events) throws Exception {
        for (List<PartialPane> panes : Panes.of(detection.plan(), events).values()) {
            processAll(panes);
        }
    }

    private void processAll(List<PartialPane> panes) throws Exception {
        for (PartialPane pane : panes) {
            subtasks.one().processElement(pane, pane.pane() + PANE - 1);
        }
    }

    private void pass(long paneEnd) throws Exception {
        subtasks.one().processWatermark(paneEnd - 1);
    }

    private List<String> edges() {
        return subtasks.output().stream()
                .map(edge -> edge.kind() + " at " + (edge.at() - TEN_O_CLOCK) / 1000 + " s")
                .toList();
    }
}

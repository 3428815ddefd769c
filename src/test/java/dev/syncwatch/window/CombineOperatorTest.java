package dev.syncwatch.window;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.telemetry.time.TimedEvent;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CombineOperatorTest {

    private static final long PANE = TwoRules.PANE.toMillis();

    private final MeasurePlan plan = TwoRules.detection().plan();
    private final EventMeasurer measurer = new EventMeasurer(plan);
    private Subtasks<PartialPane, OneInputStreamOperatorTestHarness<JudgedEvent, PartialPane>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new OneInputStreamOperatorTestHarness<>(
                new CombineOperator(plan), Subtasks.MAX_PARALLELISM, parallelism, subtask));
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void aPaneTravelsOnceItIsOver() throws Exception {
        send(TEN_O_CLOCK, 3);
        send(TEN_O_CLOCK + PANE, 4);
        subtasks.one().processWatermark(TEN_O_CLOCK - 1);
        assertThat(subtasks.output()).isEmpty();
        subtasks.one().processWatermark(TEN_O_CLOCK + PANE - 1);
        assertThat(events(TEN_O_CLOCK)).containsExactly(3L);
        assertThat(events(TEN_O_CLOCK + PANE)).isEmpty();
    }

    @Test
    void everyPaneTravelsBeforeABarrier() throws Exception {
        send(TEN_O_CLOCK, 3);
        send(TEN_O_CLOCK + PANE, 4);
        subtasks.one().prepareSnapshotPreBarrier(1);
        assertThat(events(TEN_O_CLOCK)).containsExactly(3L);
        assertThat(events(TEN_O_CLOCK + PANE)).containsExactly(4L);
    }

    @Test
    void partsOfAPaneAddUpOverARestart() throws Exception {
        send(TEN_O_CLOCK, 3);
        subtasks.restart(1);
        send(TEN_O_CLOCK, 2);
        subtasks.one().processWatermark(TEN_O_CLOCK + PANE - 1);
        assertThat(events(TEN_O_CLOCK)).containsExactly(3L, 2L);
    }

    @Test
    void aCheckpointHoldsNoEvents() throws Exception {
        long empty = subtasks.checkpoint().getStateSize();
        send(TEN_O_CLOCK, 3);
        assertThat(subtasks.checkpoint().getStateSize()).isEqualTo(empty);
    }

    private void send(long pane, int events) throws Exception {
        for (int i = 0; i < events; i++) {
            UserEvent event = measurer.measure(new TimedEvent(SyncEvents.failed("ann", pane + i), false));
            subtasks.one().processElement(new JudgedEvent(event, Moves.NONE), event.time());
        }
    }

    /** How many events each part of the pane brought along, in the grouping by environment. */
    private List<Long> events(long pane) {
        return subtasks.output().stream()
                .filter(part -> part.pane() == pane && part.grouping() == MeasurePlan.BY_ENVIRONMENT)
                .map(part -> part.counts()[Layout.EVENTS])
                .toList();
    }
}

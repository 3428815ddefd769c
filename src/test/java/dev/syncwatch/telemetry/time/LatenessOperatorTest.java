package dev.syncwatch.telemetry.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // closing a harness may be interrupted
class LatenessOperatorTest {

    private static final int PARTITIONS = 6;
    private static final long OUT_OF_ORDERNESS = 1_000;

    private Subtasks<TimedEvent, OneInputStreamOperatorTestHarness<Telemetry, TimedEvent>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new LatenessOperator(OUT_OF_ORDERNESS)),
                Subtasks.MAX_PARALLELISM,
                parallelism,
                subtask));
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void anEventIsLateOnceItIsFurtherBehindItsPartition() throws Exception {
        assertThat(isLate(0, 0, 10_000)).isFalse();
        assertThat(isLate(0, 0, 10_000 - OUT_OF_ORDERNESS)).isFalse();
        assertThat(isLate(0, 0, 10_000 - OUT_OF_ORDERNESS - 1)).isTrue();
        assertThat(isLate(0, 1, 0)).as("another partition").isFalse();
    }

    @Test
    void anEventIsTooOldOnceItOccurredMoreThanADayBeforeItsPartition() throws Exception {
        subtasks.one().processElement(Telemetry.heartbeat(0, SyncEvents.TEN_O_CLOCK), 0);
        long day = SyncEvent.COUNTED_BACK_MILLIS;
        assertThat(isTooOld(0, SyncEvents.TEN_O_CLOCK - 1, SyncEvents.TEN_O_CLOCK - day))
                .isFalse();
        assertThat(isTooOld(0, SyncEvents.TEN_O_CLOCK - 1, SyncEvents.TEN_O_CLOCK - day - 1))
                .isTrue();
        assertThat(isTooOld(1, SyncEvents.TEN_O_CLOCK - 1, SyncEvents.TEN_O_CLOCK - day - 1))
                .as("another partition")
                .isFalse();
        subtasks.restart(2);
        assertThat(isTooOld(0, SyncEvents.TEN_O_CLOCK - 1, SyncEvents.TEN_O_CLOCK - day - 1))
                .as("after a restart")
                .isTrue();
    }

    private boolean isTooOld(int partition, long eventTime, long occurredAt) throws Exception {
        SyncEvent event = SyncEvents.occurred(occurredAt, eventTime);
        subtasks.all().get(0).processElement(Telemetry.event(partition, event), eventTime);
        List<TimedEvent> events = subtasks.all().get(0).extractOutputValues();
        return events.get(events.size() - 1).tooOld();
    }

    @Test
    void newestTimesSurviveARestart() throws Exception {
        moveEachPartition(0, 60_000);
        subtasks.restart(1);
        assertEachPartitionStandsAt(60_000);
    }

    @Test
    void newestTimesFollowTheirPartitionsToOtherSubtasks() throws Exception {
        moveEachPartition(0, 60_000);
        subtasks.restart(3);
        assertEachPartitionStandsAt(60_000);
        // Each partition goes on in one subtask alone; the others keep what they were told.
        moveEachPartition(1, 90_000);
        subtasks.restart(2);
        assertEachPartitionStandsAt(90_000);
    }

    @Test
    void aHeartbeatBeforeARestartMakesAnEventAfterItLate() throws Exception {
        subtasks.one().processElement(Telemetry.heartbeat(4, SyncEvents.TEN_O_CLOCK + 30_000), 0);
        subtasks.restart(1);
        assertThat(isLate(0, 4, 20_000)).isTrue();
    }

    /** Partition p is read by subtask p + shift, and stands at its newest time plus p. */
    private void moveEachPartition(int shift, long newest) throws Exception {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int subtask = (partition + shift) % subtasks.all().size();
            assertThat(isLate(subtask, partition, newest + partition)).isFalse();
        }
    }

    private void assertEachPartitionStandsAt(long newest) throws Exception {
        for (int subtask = 0; subtask < subtasks.all().size(); subtask++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                long limit = newest + partition - OUT_OF_ORDERNESS;
                assertThat(isLate(subtask, partition, limit - 1)).isTrue();
                assertThat(isLate(subtask, partition, limit)).isFalse();
            }
        }
    }

    private boolean isLate(int subtask, int partition, long time) throws Exception {
        SyncEvent event = SyncEvents.started("ann", SyncEvents.TEN_O_CLOCK + time);
        subtasks.all().get(subtask).processElement(Telemetry.event(partition, event), event.eventTime());
        List<TimedEvent> judged = subtasks.all().get(subtask).extractOutputValues();
        return judged.get(judged.size() - 1).late();
    }
}

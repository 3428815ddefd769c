package dev.syncwatch.telemetry.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.Telemetry;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // closing a harness may be interrupted
class LogLatenessOperatorTest {

    private static final long PANE = 10_000;
    private static final long OUT_OF_ORDERNESS = 1_000;

    private Subtasks<LogEntry, OneInputStreamOperatorTestHarness<Telemetry, LogEntry>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new LogLatenessOperator(PANE, OUT_OF_ORDERNESS)),
                Subtasks.MAX_PARALLELISM,
                parallelism,
                subtask));
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void aLineIsLateOnceItIsFurtherBehindItsPartitionsHeartbeats() throws Exception {
        beat(0, 30_000);
        assertThat(isLate(0, 30_000 - OUT_OF_ORDERNESS)).isFalse();
        assertThat(isLate(0, 30_000 - OUT_OF_ORDERNESS - 1)).isTrue();
        assertThat(isLate(1, 0)).as("another partition").isFalse();
    }

    @Test
    void linesThemselvesMoveNoTime() throws Exception {
        assertThat(isLate(0, 900_000)).isFalse();
        assertThat(isLate(0, 0)).isFalse();
    }

    @Test
    void whatWouldComeIntoAnEvaluatedPaneIsLate_whateverItsPartition() throws Exception {
        subtasks.one().processWatermark(PANE - 1);
        assertThat(isLate(7, PANE - 1)).isTrue();
        assertThat(isLate(7, PANE)).isFalse();
    }

    @Test
    void evaluatedPanesAndHeartbeatsSurviveARestart() throws Exception {
        beat(0, 31_500);
        beat(1, 40_000);
        subtasks.restart(1);
        assertThat(isLate(2, 30_000)).isFalse();
        assertThat(isLate(2, 29_999)).as("of a partition that is new").isTrue();
        assertThat(isLate(1, 38_999)).isTrue();
    }

    private void beat(int partition, long time) throws Exception {
        subtasks.one().processElement(Telemetry.heartbeat(partition, time), time);
    }

    private boolean isLate(int partition, long time) throws Exception {
        int before = subtasks.one().extractOutputValues().size();
        LogEntry entry = new LogEntry(time, "production", "503", null, null, null);
        subtasks.one().processElement(Telemetry.log(partition, entry), time);
        return subtasks.one().extractOutputValues().size() == before;
    }
}

package dev.syncwatch.telemetry.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LatenessFatesTest {

    private static final int MOST_SUBTASKS = 8;

    private static OneInputStreamOperatorTestHarness<Telemetry, TimedEvent> subtask(int index, int of)
            throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new LatenessOperator(1_000)), MOST_SUBTASKS, of, index);
    }

    private static OneInputStreamOperatorTestHarness<Telemetry, TimedEvent> opened() throws Exception {
        OneInputStreamOperatorTestHarness<Telemetry, TimedEvent> harness = subtask(0, 1);
        harness.open();
        return harness;
    }

    private static Telemetry event(int partition, long time) {
        return Telemetry.event(
                partition,
                new SyncEvent(
                        EventName.FAILED,
                        null,
                        null,
                        null,
                        null,
                        "production",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        time,
                        time,
                        false));
    }

    private static void send(OneInputStreamOperatorTestHarness<Telemetry, TimedEvent> to, Telemetry... all)
            throws Exception {
        for (Telemetry telemetry : all) {
            to.processElement(telemetry, telemetry.eventTime());
        }
    }

    private static List<Boolean> late(OneInputStreamOperatorTestHarness<Telemetry, TimedEvent> from) {
        return from.extractOutputValues().stream().map(TimedEvent::late).toList();
    }

    @Test
    void tellsLateEventsByTheirPartitionsOwnOrder() throws Exception {
        try (var operator = opened()) {
            send(operator, event(0, 50_000), event(1, 10_000), event(0, 48_999), event(0, 49_000), event(1, 9_000));

            assertThat(late(operator)).containsExactly(false, false, true, false, false);
        }
    }

    @Test
    void heartbeatsMoveTime_ignoredAndDeadOnesDoNot() throws Exception {
        DeadLetter dead = new DeadLetter("not JSON", new Position(null, 0, 0, 1), -1, new byte[] {'x'});
        try (var operator = opened()) {
            send(operator, event(0, 10_000), Telemetry.ignored(0), Telemetry.dead(dead), event(0, 9_000));
            send(operator, Telemetry.heartbeat(0, 11_001), event(0, 10_000));
            send(operator, Telemetry.endOfInput(0, 99_000), event(0, 11_000));

            assertThat(late(operator)).containsExactly(false, false, true, false);
            assertThat(operator.getSideOutput(LatenessOperator.DEAD_LETTERS))
                    .extracting(record -> record.getValue())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(dead);
        }
    }

    @Test
    void aRestartForgetsNoPartitionsTime() throws Exception {
        OperatorSubtaskState saved;
        try (var before = opened()) {
            send(before, event(Position.NO_PARTITION, 10_000), event(5, 20_000));
            saved = before.snapshot(1, 1);
        }
        try (var after = subtask(0, 1)) {
            after.initializeState(saved);
            after.open();
            send(after, event(5, 18_999), event(Position.NO_PARTITION, 9_000), event(6, 0));

            assertThat(late(after)).containsExactly(true, false, false);
        }
    }

    @Test
    void partitionsMayMoveBetweenSubtasks() throws Exception {
        OperatorSubtaskState saved;
        try (var one = subtask(0, 2);
                var other = subtask(1, 2)) {
            one.open();
            other.open();
            send(one, event(0, 10_000));
            send(other, event(1, 50_000));
            saved = AbstractStreamOperatorTestHarness.repackageState(one.snapshot(1, 1), other.snapshot(1, 1));
        }
        for (int index = 0; index < 3; index++) {
            try (var after = subtask(index, 3)) {
                after.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(saved, MOST_SUBTASKS, 2, 3, index));
                after.open();
                send(after, event(0, 8_999), event(0, 9_000), event(1, 48_999), event(1, 49_000));

                assertThat(late(after)).containsExactly(true, false, true, false);
            }
        }
    }
}

package dev.syncwatch.window;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TimedEvent;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserOperatorTest {

    private static final int USERS = 20;
    private static final long PANE = TwoRules.PANE.toMillis();
    private static final long MINUTE = 60_000;

    private final MeasurePlan plan = TwoRules.detection().plan();
    private final EventMeasurer measurer = new EventMeasurer(plan);
    private Subtasks<JudgedEvent, KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new KeyedOneInputStreamOperatorTestHarness<>(
                UserOperator.operator(plan, RemoteConfigFeed.none()),
                UserEvent::routingKey,
                Types.LONG,
                Subtasks.MAX_PARALLELISM,
                parallelism,
                subtask));
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void forgetsEveryUserOnceWindowsAndDuplicatesAreOver() throws Exception {
        sendForTenMinutes();
        assertThat(subtasks.one().numKeyedStateEntries()).isEqualTo(USERS);
        pass(TEN_O_CLOCK + 60 * MINUTE);
        assertThat(subtasks.one().numKeyedStateEntries()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    @Test
    void needsNoTimer_whileNoSequenceWillBeCompleted() throws Exception {
        sendForTenMinutes();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
        pass(TEN_O_CLOCK + 31 * MINUTE);
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    @Test
    void visitsUsersAfterARestart_too() throws Exception {
        sendForTenMinutes();
        subtasks.restart(3);
        pass(TEN_O_CLOCK + 30 * MINUTE);
        subtasks.restart(2);
        assertThat(subtasks.all().stream()
                        .mapToInt(KeyedOneInputStreamOperatorTestHarness::numKeyedStateEntries)
                        .sum())
                .isEqualTo(USERS);
        pass(TEN_O_CLOCK + 60 * MINUTE);
        assertThat(subtasks.all())
                .allSatisfy(
                        subtask -> assertThat(subtask.numKeyedStateEntries()).isZero());
    }

    @Test
    void keepsNothingOfEventsOfNobody() throws Exception {
        for (int second = 0; second < 60; second++) {
            send(SyncEvents.failed(null, "message-" + second, TEN_O_CLOCK + second * 1000));
        }
        assertThat(subtasks.output()).hasSize(60);
        assertThat(subtasks.one().numKeyedStateEntries()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    @Test
    void anEventLongAfterTheLastFindsAUserWithoutMemory() throws Exception {
        send(SyncEvents.failed("ann", "one", TEN_O_CLOCK));
        pass(TEN_O_CLOCK + 60 * MINUTE);
        send(SyncEvents.failed("ann", "one", TEN_O_CLOCK + 60 * MINUTE));
        assertThat(subtasks.output()).hasSize(2);
        pass(TEN_O_CLOCK + 120 * MINUTE);
        assertThat(subtasks.one().numKeyedStateEntries()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }

    @Test
    void dropsADuplicateOfWhatCameBeforeARestart() throws Exception {
        sendForTenMinutes();
        int before = subtasks.output().size();
        for (int parallelism : List.of(1, 3, 2)) {
            subtasks.restart(parallelism);
            for (int user = 0; user < USERS; user++) {
                send(SyncEvents.failed("user-" + user, "9-" + user, TEN_O_CLOCK + 10 * MINUTE + parallelism));
            }
            assertThat(subtasks.output()).as("on %d subtasks", parallelism).hasSize(before);
        }
    }

    @Test
    void aPaneThatWasEvaluatedStaysClosedAfterARestart() throws Exception {
        pass(TEN_O_CLOCK + MINUTE);
        for (int parallelism : List.of(1, 3, 2)) {
            subtasks.restart(parallelism);
            for (int user = 0; user < USERS; user++) {
                send(SyncEvents.failed("user-" + user, TEN_O_CLOCK + MINUTE - 1));
            }
            assertThat(subtasks.output()).as("on %d subtasks", parallelism).isEmpty();
        }
        send(SyncEvents.failed("ann", TEN_O_CLOCK + MINUTE));
        assertThat(subtasks.output()).as("the pane that is open").hasSize(1);
    }

    @Test
    void movesUsersAsIfNothingHadHappenedWhenRestartedEveryMinute() throws Exception {
        sendForTenMinutes();
        List<String> undisturbed = movesOf(subtasks.output());
        stop();
        start();
        for (int minute = 0; minute < 10; minute++) {
            subtasks.restart(1 + minute % 3);
            sendAt(minute);
            subtasks.restart(1 + (minute + 1) % 3);
            passMinute(minute);
        }
        assertThat(movesOf(subtasks.output())).containsExactlyInAnyOrderElementsOf(undisturbed);
    }

    private static List<String> movesOf(List<JudgedEvent> events) {
        return events.stream()
                .map(judged ->
                        judged.event().user() + " " + judged.event().time() + " " + Arrays.toString(judged.moves()))
                .toList();
    }

    private void sendForTenMinutes() throws Exception {
        for (int minute = 0; minute < 10; minute++) {
            sendAt(minute);
            passMinute(minute);
        }
    }

    /** An event of each user. */
    private void sendAt(int minute) throws Exception {
        for (int user = 0; user < USERS; user++) {
            send(SyncEvents.failed("user-" + user, minute + "-" + user, TEN_O_CLOCK + minute * MINUTE + user));
        }
    }

    private void passMinute(int minute) throws Exception {
        pass(TEN_O_CLOCK + (minute + 1) * MINUTE);
    }

    private void send(SyncEvent event) throws Exception {
        UserEvent measured = measurer.measure(new TimedEvent(event, false));
        subtasks.of(measured.routingKey()).processElement(measured, event.eventTime());
    }

    /** Passes pane after pane, as the clock in front does. */
    private void pass(long until) throws Exception {
        for (var subtask : subtasks.all()) {
            long next = Math.max(subtask.getCurrentWatermark() + 1, TEN_O_CLOCK) + PANE;
            for (long end = next; end <= until; end += PANE) {
                subtask.processWatermark(end - 1);
            }
        }
    }
}

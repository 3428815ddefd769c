package dev.syncwatch.window;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserMemorySerializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What one user costs under the shipped rules. The figures that README.md of this package gives are printed here. */
class UserStateSizeTest {
    private static final Path RULES = Path.of("alert-rules/learning-sync.yaml");
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final long MINUTE = 60_000;

    private long key;

    @Test
    void aUserWithTwelveEventsInTenMinutesStaysSmall_andNothingIsLeftOfOneWhoWasHereLongAgo() throws Exception {
        MeasurePlan plan = plan();
        EventMeasurer measurer = new EventMeasurer(plan);
        try (KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users = users(plan)) {
            for (int sync = 0; sync < 6; sync++) {
                failToSync(sync, users, measurer);
            }
            long serialized = serialized(memory(users));
            long heap = GraphLayout.parseInstance(memory(users)).totalSize();
            System.out.println(
                    "a user with 12 events in 10 min: " + serialized + " bytes serialized, " + heap + " on heap");

            assertThat(serialized).isPositive().isLessThanOrEqualTo(200);
            assertThat(heap).isLessThan(600);
            users.processWatermark(TEN_O_CLOCK + 24 * 60 * MINUTE);
            assertThat(users.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void whoSyncsAllDayTakesNoMoreRoomThanInTheFirstHours() throws Exception {
        MeasurePlan plan = plan();
        EventMeasurer measurer = new EventMeasurer(plan);
        try (KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users = users(plan)) {
            long most = 0;
            for (int sync = 0; sync < 24 * 36; sync++) {
                failToSync(sync, users, measurer);
                long heap = GraphLayout.parseInstance(memory(users)).totalSize();
                if (sync < 2 * 36) {
                    most = Math.max(most, heap);
                }
                assertThat(heap).as("after %s syncs", sync).isLessThanOrEqualTo(most);
            }
            System.out.println("a user with 12 events in 10 min, all day: at most " + most + " bytes on heap");
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users(MeasurePlan plan)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        UserOperator.operator(plan, RemoteConfigFeed.none()), UserEvent::routingKey, Types.LONG);
        users.open();
        return users;
    }

    private void failToSync(
            int sync,
            KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users,
            EventMeasurer measurer)
            throws Exception {
        long time = TEN_O_CLOCK + sync * 100_000L;
        send(users, measurer, SyncEvents.started("ann", "s" + sync, time));
        send(users, measurer, SyncEvents.failed("ann", "f" + sync, time + 2_000));
        users.processWatermark(time + 20_000);
    }

    private void send(
            KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users,
            EventMeasurer measurer,
            SyncEvent event)
            throws Exception {
        UserEvent measured = measurer.measure(new TimedEvent(event, false));
        key = measured.routingKey();
        users.processElement(measured, event.eventTime());
    }

    private UserMemory memory(KeyedOneInputStreamOperatorTestHarness<Long, ?, ?> users) throws Exception {
        KeyedStateBackend<Long> backend = ((AbstractStreamOperator<?>) users.getOperator()).getKeyedStateBackend();
        backend.setCurrentKey(key);
        ValueState<UserMemory> state = backend.getPartitionedState(
                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, UserOperator.MEMORY);
        return state.value();
    }

    private static long serialized(UserMemory memory) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(256);
        UserMemorySerializer.INSTANCE.serialize(memory, out);
        return out.length();
    }

    private static MeasurePlan plan() throws Exception {
        RuleFile file = RuleFileReader.read(RULES.toString(), Files.readAllBytes(RULES), Map.of(), PANE);
        return Detection.of(file.ruleSet(), PANE).plan();
    }
}

package dev.syncwatch.window;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TimedEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.openjdk.jol.info.GraphLayout;

/** What is kept of a user who syncs six times in ten minutes, and fails each time. */
public final class UserStateSuite implements Suite {
    private static final Goal GOAL = Goal.atMost(200);
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final int USERS = 1000;
    private static final int SYNCS = 6;
    private static final long BETWEEN_SYNCS_MILLIS = 100_000;
    private static final long SYNC_MILLIS = 2_000;

    @Override
    public String name() {
        return "state";
    }

    @Override
    public String method() {
        return "Under the shipped rules: the serialized value of a user with 12 events in 10 min (six starts, six failures); the same as"
                + " an object on the heap, measured by JOL; and what each of 1,000 such users adds to a checkpoint, key and timers"
                + " included.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        try (Users one = Users.of(bench.shipped(), 1);
                Users many = Users.of(bench.shipped(), 1 + USERS)) {
            Object memory = one.memory(UserOperator.MEMORY);
            return List.of(
                    Finding.of("serialized", serialized(UserOperator.MEMORY, one), "bytes")
                            .goal(GOAL),
                    Finding.of("on the heap", GraphLayout.parseInstance(memory).totalSize(), "bytes"),
                    Finding.of(
                            "in a checkpoint, key and timers included",
                            (double) (many.checkpointed() - one.checkpointed()) / USERS,
                            "bytes"));
        }
    }

    private static <T> long serialized(ValueStateDescriptor<T> kept, Users users) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(256);
        kept.getSerializer().serialize(users.memory(kept), out);
        return out.length();
    }

    /** An operator that has seen them. */
    private static final class Users implements AutoCloseable {
        private final KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> operator;
        private final EventMeasurer measurer;
        private long lastKey;

        private Users(MeasurePlan plan) throws Exception {
            measurer = new EventMeasurer(plan);
            operator = new KeyedOneInputStreamOperatorTestHarness<>(
                    UserOperator.operator(plan, RemoteConfigFeed.none()), UserEvent::routingKey, Types.LONG);
            operator.open();
        }

        static Users of(RuleSet rules, int count) throws Exception {
            Users users = new Users(Detection.of(rules, PANE).plan());
            for (int sync = 0; sync < SYNCS; sync++) {
                long time = TEN_O_CLOCK + sync * BETWEEN_SYNCS_MILLIS;
                for (int user = 0; user < count; user++) {
                    String name = "user-%04d".formatted(user);
                    users.send(SyncEvents.started(name, name + "-s" + sync, time));
                    users.send(SyncEvents.failed(name, name + "-f" + sync, time + SYNC_MILLIS));
                }
                users.operator.processWatermark(time + 2 * PANE.toMillis());
            }
            return users;
        }

        private void send(SyncEvent event) throws Exception {
            UserEvent measured = measurer.measure(new TimedEvent(event, false));
            lastKey = measured.routingKey();
            operator.processElement(measured, event.eventTime());
        }

        /** Of the last one. */
        <T> T memory(ValueStateDescriptor<T> kept) throws Exception {
            KeyedStateBackend<Long> backend =
                    ((AbstractStreamOperator<?>) operator.getOperator()).getKeyedStateBackend();
            backend.setCurrentKey(lastKey);
            ValueState<T> state =
                    backend.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, kept);
            return state.value();
        }

        long checkpointed() throws Exception {
            OperatorSubtaskState state = operator.snapshot(1, TEN_O_CLOCK);
            return state.getManagedKeyedState().stream()
                    .mapToLong(StateObject::getStateSize)
                    .sum();
        }

        @Override
        public void close() throws Exception {
            operator.close();
        }
    }
}

package dev.syncwatch.window;

import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.telemetry.FateCounts;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.carry.CarriedUsers;
import dev.syncwatch.window.carry.PlanNames;
import dev.syncwatch.window.user.SeenMessages;
import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserMemorySerializer;
import dev.syncwatch.window.user.Visits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges events by user: drops duplicates first, then what is late or stale, unless its minute counts it; of the rest it tells how they move their user,
 * and follows sequences once the order of a pane's events is known.
 *
 * <p>State: one {@link UserMemory} a user, read and written once an event, cleared when the user is visited; and, which a
 * restart must not forget, the time up to which panes have been evaluated and the names that groups were given. A user's messages are gone
 * 20 to 61 minutes after the last of them (41 after the first for one who is here for less than 20), everything else then or, if later,
 * in the minute after the last of it decides something.
 */
public final class UserOperator extends KeyedProcessFunction<Long, UserEvent, JudgedEvent>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(UserOperator.class);

    static final ValueStateDescriptor<UserMemory> MEMORY =
            new ValueStateDescriptor<>("user-memory", UserMemorySerializer.INSTANCE);
    private static final ListStateDescriptor<Long> CLOSED = new ListStateDescriptor<>("closed-before", Types.LONG);
    private static final ListStateDescriptor<GroupName> NAMES =
            new ListStateDescriptor<>("group-names", TypeInformation.of(GroupName.class));
    private static final ListStateDescriptor<PlanNames> PLAN =
            new ListStateDescriptor<>("plan-names", TypeInformation.of(PlanNames.class));

    private final MeasurePlan plan;
    private final RemoteConfigFeed config;
    private transient ValueState<UserMemory> memories;
    private transient ListState<Long> savedClosed;
    private transient ListState<GroupName> savedNames;
    private transient ListState<PlanNames> savedPlan;
    private transient GroupCap cap;
    private transient UserJudge judge;
    private transient SyncSwitch sync;
    private transient SyncGuard guard;
    private transient FateCounts fates;
    private transient Visits visits;
    /** Every pane before this time has been evaluated; epoch milliseconds. */
    private transient long closed;

    private UserOperator(MeasurePlan plan, RemoteConfigFeed config) {
        this.plan = plan;
        this.config = config;
    }

    @Override
    public void open(OpenContext context) {
        memories = getRuntimeContext().getState(MEMORY);
        visits = new Visits();
        judge = new UserJudge(plan, cap);
        sync = SyncGuard.needed(plan, config).open();
        guard = new SyncGuard(plan, sync);
        fates = new FateCounts(getRuntimeContext(), Fate.COUNTED, Fate.DUPLICATE, Fate.LATE, Fate.STALE, Fate.TOO_OLD);
    }

    @Override
    public void processElement(UserEvent event, Context context, Collector<JudgedEvent> out) throws Exception {
        UserMemory memory = event.isOfNobody() ? null : memory();
        Fate fate = judge.fate(event, memory, closed);
        fates.add(fate);
        if (fate == Fate.COUNTED) {
            UserEvent counted = guard.apply(judge.named(event));
            follow(counted, memory, context, out);
            out.collect(judge.judge(counted, memory, closed));
        } else if (fate != Fate.DUPLICATE && event.hasMinute()) {
            out.collect(JudgedEvent.inMinuteAlone(event));
        }
        if (fate != Fate.DUPLICATE && event.minute() == UserEvent.TOO_OLD) {
            fates.add(Fate.TOO_OLD);
        }
        if (memory != null && fate != Fate.DUPLICATE && !memory.isEmpty()) {
            visit(event.user(), memory, event.time() + UserJudge.LOOKED_AT_AFTER_MILLIS);
            memories.update(memory);
        }
    }

    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
    }

    /**
     * Sequences go on with events: as long as none will be completed, a user needs no timer for them. The event may also come before
     * those that it completes one with.
     */
    private void follow(UserEvent event, UserMemory memory, Context context, Collector<JudgedEvent> out) {
        if (memory != null) {
            judge.follow(memory, closed, out::collect);
            judge.await(
                    event,
                    memory,
                    closed,
                    time -> context.timerService().registerEventTimeTimer(plan.paneOf(time) + plan.paneMillis() - 1));
        }
    }

    private UserMemory memory() throws Exception {
        UserMemory known = memories.value();
        return known == null ? new UserMemory() : known;
    }

    /** A sequence will have been completed. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<JudgedEvent> out) throws Exception {
        UserMemory memory = memories.value();
        if (memory != null) {
            judge.follow(memory, timestamp + 1, out::collect);
            memories.update(memory);
        }
    }

    /** Makes the visits that are due; the timers have fired. */
    void visitDue(long watermark, Consumer<Long> key, Consumer<JudgedEvent> out) throws Exception {
        visits.makeDue(watermark, (user, at) -> {
            key.accept(user);
            UserMemory memory = memories.value();
            if (memory != null && memory.visit == at) {
                judge.follow(memory, closed, out);
                judge.forget(memory, at);
                keep(user, memory, at);
            }
        });
    }

    private void keep(long user, UserMemory memory, long now) throws Exception {
        memory.visit = UserMemory.NO_VISIT;
        if (memory.isEmpty()) {
            memories.clear();
        } else {
            visit(user, memory, judge.forgettableAt(memory, now));
            memories.update(memory);
        }
    }

    /** Sees to it that the user is visited not much later than a time: it is seldom worth a visit that is less late. */
    private void visit(long user, UserMemory memory, long after) {
        long at = Visits.behind(after);
        if (memory.visit == UserMemory.NO_VISIT || memory.visit > at + SeenMessages.REMEMBERED_MILLIS) {
            memory.visit = at;
            visits.plan(user, at);
        }
    }

    /** Told of each watermark before the timers that it fires: the function alone would not see it between events. */
    void passed(long watermark) {
        closed = Math.max(closed, watermark + 1);
    }

    /**
     * The function as an operator that passes watermarks on to it.
     *
     * @param config says when sync counts as disabled
     */
    public static OneInputStreamOperator<UserEvent, JudgedEvent> operator(MeasurePlan plan, RemoteConfigFeed config) {
        return new UserStage(new UserOperator(plan, config));
    }

    /** Takes back what was saved of each user, under another plan if it was saved under one. */
    KeyedStateFunction<Long, ValueState<UserMemory>> restoring() throws Exception {
        Optional<CarriedUsers> carried = carried();
        return (user, state) -> {
            UserMemory memory = state.value();
            if (carried.isPresent()) {
                carried.get().carry(memory);
                state.update(memory); // even if nothing is left: a visit will see to it
            }
            if (memory.visit != UserMemory.NO_VISIT) {
                visits.plan(user, memory.visit);
            }
        };
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        cap = new GroupCap(
                plan,
                () -> LOG.warn(
                        "A rule has more than {} groups: later ones are counted as one group, 'other'",
                        GroupCap.MOST_GROUPS));
        closed = Long.MIN_VALUE;
        savedPlan = context.getOperatorStateStore().getUnionListState(PLAN);
        savedNames = context.getOperatorStateStore().getUnionListState(NAMES);
        savedClosed = context.getOperatorStateStore().getUnionListState(CLOSED);
        for (GroupName name : savedNames.get()) {
            cap.restore(name);
        }
        for (long saved : savedClosed.get()) {
            closed = Math.max(closed, saved);
        }
    }

    /** How to go on with what was saved under another plan; empty if it was this one. */
    private Optional<CarriedUsers> carried() throws Exception {
        for (PlanNames saved : savedPlan.get()) {
            return saved.equals(PlanNames.of(plan)) ? Optional.empty() : Optional.of(new CarriedUsers(saved, plan));
        }
        return Optional.empty();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        savedPlan.update(List.of(PlanNames.of(plan)));
        savedNames.update(cap.given());
        savedClosed.update(List.of(closed));
    }
}

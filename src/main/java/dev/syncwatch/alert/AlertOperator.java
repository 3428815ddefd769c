package dev.syncwatch.alert;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.carry.CarriedWindows;
import dev.syncwatch.window.carry.PlanNames;
import dev.syncwatch.window.resident.ResidentMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Evaluates every rule for every group of an environment at every pane end, in order of T, and steps the alerts.
 *
 * <p>State, by environment: what has arrived of panes that are not over, the windows of each group, what each detector and
 * each alert remembers, and what the backend's log says of the panes of the longest window. All but the last is in memory between
 * checkpoints ({@link ResidentMap}). A group is dropped once that can't be
 * observed; with no group that needs time, no timer stands, and a long silence costs nothing. Besides, in every subtask: the rule
 * sets that came while the job ran, each with the T from which it acts.
 */
public final class AlertOperator extends KeyedCoProcessFunction<String, AlertInput, PublishedSet, AlertChange>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    public static final OutputTag<RateRow> RATES = new OutputTag<>("rates", TypeInformation.of(RateRow.class));

    public static final OutputTag<RuleStatus> STATUSES =
            new OutputTag<>("rule-statuses", TypeInformation.of(RuleStatus.class));

    private static final MapStateDescriptor<Long, List<PartialPane>> PARTIALS =
            new MapStateDescriptor<>("partial-panes", Types.LONG, Types.LIST(TypeInformation.of(PartialPane.class)));
    private static final MapStateDescriptor<Long, List<AbsenceEdge>> EDGES =
            new MapStateDescriptor<>("absence-edges", Types.LONG, Types.LIST(TypeInformation.of(AbsenceEdge.class)));

    private static final MapStateDescriptor<Long, PublishedSet> SETS =
            new MapStateDescriptor<>("rule-sets", Types.LONG, TypeInformation.of(PublishedSet.class));

    private static final ListStateDescriptor<PlanNames> PLAN =
            new ListStateDescriptor<>("plan-names", TypeInformation.of(PlanNames.class));

    private final Detection started;
    private final RemoteConfigFeed config;
    private final long paneMillis;
    private transient BroadcastState<Long, PublishedSet> sets;
    private transient ListState<PlanNames> savedPlan;
    private transient Detection detection;
    private transient ResidentMap<Long, List<PartialPane>> partials;
    private transient ResidentMap<Long, List<AbsenceEdge>> edges;
    private transient KeyedGroups groups;
    private transient SyncSwitch sync;
    private transient Evaluation evaluation;
    private transient AlertMetrics metrics;

    private AlertOperator(Detection detection, RemoteConfigFeed config) {
        this.started = detection;
        this.config = config;
        this.paneMillis = detection.plan().paneMillis();
    }

    @Override
    public void open(OpenContext context) {
        partials = new ResidentMap<>(getRuntimeContext().getMapState(PARTIALS));
        edges = new ResidentMap<>(getRuntimeContext().getMapState(EDGES));
        groups = new KeyedGroups(getRuntimeContext());
        sync = (detection.absences().isEmpty() ? RemoteConfigFeed.none() : config).open();
        evaluation = new Evaluation(detection, groups, sync, new KeyedBackend(getRuntimeContext()));
        metrics = new AlertMetrics(getRuntimeContext().getMetricGroup(), evaluation.open());
    }

    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
    }

    /**
     * Evaluates by {@code detection} until the first set comes that acts later.
     *
     * @param config says when sync counts as disabled
     */
    public static TwoInputStreamOperator<AlertInput, PublishedSet, AlertChange> operator(
            Detection detection, RemoteConfigFeed config) {
        AlertOperator function = new AlertOperator(detection, config);
        return new KeyedCoProcessOperator<>(function) {
            private static final long serialVersionUID = 1;

            @Override
            public void open() throws Exception {
                super.open();
                Optional<CarriedWindows> carried = ((AlertOperator) userFunction).carried();
                if (carried.isPresent()) {
                    applyToAll(KeyedGroups.GROUPS, (environment, groups) -> KeyedGroups.carry(groups, carried.get()));
                    applyToAll(PARTIALS, (environment, partials) -> carry(partials, carried.get()));
                }
            }

            @Override
            public void snapshotState(StateSnapshotContext context) throws Exception {
                ((AlertOperator) userFunction).save(this::setCurrentKey);
                super.snapshotState(context);
            }

            private <S extends State, V> void applyToAll(
                    StateDescriptor<S, V> state, KeyedStateFunction<String, S> function) throws Exception {
                this.<String>getKeyedStateBackend()
                        .applyToAllKeys(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, state, function);
            }
        };
    }

    private void forgetIfEmpty(String environment) {
        partials.forgetIfEmpty(environment);
        edges.forgetIfEmpty(environment);
        groups.forgetIfEmpty(environment);
    }

    private void save(ResidentMap.KeySetter current) throws Exception {
        partials.save(current);
        edges.save(current);
        groups.save(current);
    }

    /** How to go on with what was saved under another plan; empty if it was this one. */
    private Optional<CarriedWindows> carried() throws Exception {
        for (PlanNames saved : savedPlan.get()) {
            return saved.equals(PlanNames.of(started.plan()))
                    ? Optional.empty()
                    : Optional.of(new CarriedWindows(saved, started.plan()));
        }
        return Optional.empty();
    }

    private static void carry(MapState<Long, List<PartialPane>> partials, CarriedWindows carried) throws Exception {
        for (Map.Entry<Long, List<PartialPane>> waiting : partials.entries()) {
            waiting.setValue(waiting.getValue().stream()
                    .filter(part -> carried.grouping(part.grouping()) >= 0)
                    .map(carried::pane)
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        savedPlan = context.getOperatorStateStore().getUnionListState(PLAN);
        sets = context.getOperatorStateStore().getBroadcastState(SETS);
        detection = started;
        Map<Long, PublishedSet> inOrder = new TreeMap<>();
        sets.immutableEntries().forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        for (PublishedSet set : inOrder.values()) {
            if (set.version() > started.timeline().version()) {
                follow(set);
            } else {
                sets.remove(set.version());
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        savedPlan.update(List.of(PlanNames.of(started.plan())));
    }

    @Override
    public void processElement1(AlertInput input, Context context, Collector<AlertChange> out) throws Exception {
        if (input.pane() != null) {
            append(partials.of(context.getCurrentKey()), input.pane().pane() + paneMillis, input.pane(), context);
        } else {
            append(edges.of(context.getCurrentKey()), input.edge().at(), input.edge(), context);
        }
    }

    /** Its T is still to come: the {@link dev.syncwatch.alert.turn.RuleClock} sees to that. */
    @Override
    public void processElement2(PublishedSet set, Context context, Collector<AlertChange> out) throws Exception {
        sets.put(set.version(), set);
        follow(set);
        evaluation.decideBy(detection);
    }

    private void follow(PublishedSet set) {
        if (set.version() > detection.timeline().version()) {
            RuleSet rules = set.read(Duration.ofMillis(paneMillis)).ruleSet();
            detection = detection.with(set.version(), rules, set.effectiveFrom());
        }
    }

    private static <T> void append(Map<Long, List<T>> waiting, long at, T what, Context context) {
        waiting.computeIfAbsent(at, unused -> new ArrayList<>()).add(what);
        context.timerService().registerEventTimeTimer(at - 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AlertChange> out) throws Exception {
        long now = timestamp + 1;
        String environment = context.getCurrentKey();
        List<AbsenceEdge> turns = take(edges.of(environment), now);
        turns.sort(Comparator.comparing(AbsenceEdge::kind));
        Moment.Outlets to = new Moment.Outlets(
                change -> tell(change, out),
                row -> context.output(RATES, row),
                status -> context.output(STATUSES, status),
                metrics::said);
        groups.turnTo(environment);
        boolean goesOn = evaluation.evaluate(now, new Evaluation.Input(take(partials.of(environment), now), turns), to);
        if (goesOn) {
            context.timerService().registerEventTimeTimer(timestamp + paneMillis);
        } else {
            forgetIfEmpty(environment);
        }
    }

    private void tell(AlertChange change, Collector<AlertChange> out) {
        metrics.changed(change);
        out.collect(change);
    }

    private static <T> List<T> take(Map<Long, List<T>> waiting, long at) {
        List<T> found = waiting.remove(at);
        return found == null ? new ArrayList<>() : found;
    }
}

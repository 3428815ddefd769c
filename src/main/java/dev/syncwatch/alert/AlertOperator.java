package dev.syncwatch.alert;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.PartialPane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Evaluates every rule for every group of an environment at every pane end, in order of T, and steps the alerts.
 *
 * <p>State, by environment: what has arrived of panes that are not over, the windows of each group, what each detector and
 * each alert remembers, and what the backend's log says of the panes of the longest window. A group is dropped once that can't be observed; with no group that needs time, no timer stands, and
 * a long silence costs nothing.
 */
public final class AlertOperator extends KeyedCoProcessFunction<String, PartialPane, AbsenceEdge, AlertChange> {

    public static final OutputTag<RateRow> RATES = new OutputTag<>("rates", TypeInformation.of(RateRow.class));

    private static final MapStateDescriptor<Long, List<PartialPane>> PARTIALS =
            new MapStateDescriptor<>("partial-panes", Types.LONG, Types.LIST(TypeInformation.of(PartialPane.class)));
    private static final MapStateDescriptor<Long, List<AbsenceEdge>> EDGES =
            new MapStateDescriptor<>("absence-edges", Types.LONG, Types.LIST(TypeInformation.of(AbsenceEdge.class)));

    private final Detection detection;
    private final RemoteConfigFeed config;
    private final long paneMillis;
    private transient MapState<Long, List<PartialPane>> partials;
    private transient MapState<Long, List<AbsenceEdge>> edges;
    private transient SyncSwitch sync;
    private transient Evaluation evaluation;

    /**
     * @param config says when sync counts as disabled
     */
    public AlertOperator(Detection detection, RemoteConfigFeed config) {
        this.detection = detection;
        this.config = config;
        this.paneMillis = detection.plan().paneMillis();
    }

    @Override
    public void open(OpenContext context) {
        partials = getRuntimeContext().getMapState(PARTIALS);
        edges = getRuntimeContext().getMapState(EDGES);
        sync = config.open();
        evaluation = new Evaluation(
                detection, new KeyedGroups(getRuntimeContext()), sync, new KeyedBackend(getRuntimeContext()));
    }

    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
    }

    @Override
    public void processElement1(PartialPane partial, Context context, Collector<AlertChange> out) throws Exception {
        append(partials, partial.pane() + paneMillis, partial, context);
    }

    @Override
    public void processElement2(AbsenceEdge edge, Context context, Collector<AlertChange> out) throws Exception {
        append(edges, edge.at(), edge, context);
    }

    private static <T> void append(MapState<Long, List<T>> waiting, long at, T what, Context context) throws Exception {
        List<T> known = waiting.get(at);
        List<T> all = known == null ? new ArrayList<>() : known;
        all.add(what);
        waiting.put(at, all);
        context.timerService().registerEventTimeTimer(at - 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AlertChange> out) throws Exception {
        long now = timestamp + 1;
        for (PartialPane partial : take(partials, now)) {
            evaluation.add(partial, now);
        }
        List<AbsenceEdge> turns = take(edges, now);
        turns.sort(Comparator.comparing(AbsenceEdge::kind));
        for (AbsenceEdge edge : turns) {
            evaluation.apply(edge);
        }
        boolean goesOn = evaluation.evaluate(now, out::collect, row -> context.output(RATES, row));
        if (goesOn) {
            context.timerService().registerEventTimeTimer(timestamp + paneMillis);
        }
    }

    private static <T> List<T> take(MapState<Long, List<T>> waiting, long at) throws Exception {
        List<T> found = waiting.get(at);
        waiting.remove(at);
        return found == null ? new ArrayList<>() : found;
    }
}

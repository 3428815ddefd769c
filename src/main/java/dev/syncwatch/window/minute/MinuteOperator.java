package dev.syncwatch.window.minute;

import dev.syncwatch.telemetry.SyncEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up each minute of each environment, and tells the rows that have changed on full 10 s of event time.
 *
 * <p>State: one {@link MinuteTotals} an environment and minute, cleared by a timer once no event can come that would count in it:
 * 24 h after the minute's end, since by then every partition's newest event time is beyond that.
 */
public final class MinuteOperator extends KeyedProcessFunction<String, MinutePart, MinuteRow> {

    private static final long serialVersionUID = 1;

    private static final long MINUTE_MILLIS = 60_000;
    private static final long SHORTEST_PAUSE_MILLIS = 10_000;

    private static final ValueStateDescriptor<MinuteTotals> TOTALS =
            new ValueStateDescriptor<>("minute-totals", TypeInformation.of(MinuteTotals.class));

    private final long pauseMillis;
    private transient ValueState<MinuteTotals> totals;
    private transient Counter closed;

    /**
     * @param paneMillis how far time comes at a step
     */
    public MinuteOperator(long paneMillis) {
        this.pauseMillis = Math.max(SHORTEST_PAUSE_MILLIS, paneMillis);
    }

    @Override
    public void open(OpenContext context) {
        totals = getRuntimeContext().getState(TOTALS);
        closed = getRuntimeContext().getMetricGroup().addGroup("minutes").counter("closed");
    }

    @Override
    public void processElement(MinutePart part, Context context, Collector<MinuteRow> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        if (closesAt(part.minute()) <= watermark) {
            // Only from a partition that is new, and whose time is behind that of all others.
            closed.inc();
            return;
        }
        MinuteTotals known = totals.value();
        MinuteTotals minute = known == null ? MinuteTotals.of(part) : known;
        minute.add(part);
        wake(minute, Math.max(part.newest(), watermark + 1), context);
        totals.update(minute);
    }

    private void wake(MinuteTotals minute, long after, Context context) {
        long closesAt = closesAt(minute.minute);
        long tellAt = Math.min(closesAt, Math.floorDiv(after, pauseMillis) * pauseMillis + pauseMillis - 1);
        if (minute.tellAt == MinuteTotals.NO_TIMER || minute.tellAt > tellAt) {
            minute.tellAt = tellAt;
            context.timerService().registerEventTimeTimer(tellAt);
        }
        context.timerService().registerEventTimeTimer(closesAt);
    }

    private static long closesAt(long minute) {
        return minute + MINUTE_MILLIS + SyncEvent.COUNTED_BACK_MILLIS - 1;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MinuteRow> out) throws Exception {
        MinuteTotals minute = totals.value();
        minute.tellChanged(out::collect);
        if (timestamp == closesAt(minute.minute)) {
            totals.clear();
            return;
        }
        if (minute.tellAt <= timestamp) {
            minute.tellAt = MinuteTotals.NO_TIMER;
        }
        totals.update(minute);
    }
}

package dev.syncwatch.telemetry.time;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.DeadLetterCounts;
import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.telemetry.FateCounts;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Tells events that are late, or too old for the counts by minute, apart in each partition's own order. Runs
 * chained to the source, so it sees partitions whole.
 *
 * <p>State: the newest time of every partition, as a union list. After a restore each subtask knows all partitions, since
 * they may have moved between readers; entries that a subtask no longer feeds are never newer than the owner's.
 */
public final class LatenessOperator extends ProcessFunction<Telemetry, TimedEvent> implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private static final ListStateDescriptor<PartitionTime> NEWEST =
            new ListStateDescriptor<>("newest-times", TypeInformation.of(PartitionTime.class));

    private static final double MILLIS_A_SECOND = 1000;

    private final long outOfOrdernessMillis;
    private transient NewestTimes newestTimes;
    private transient ListState<PartitionTime> saved;
    private transient FateCounts fates;
    private transient DeadLetterCounts deadLetters;
    /** As with Flink's own counters, whoever reads it from another thread may see it a little later. */
    private transient long newestArrival;

    public LatenessOperator(long outOfOrdernessMillis) {
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    @Override
    public void open(OpenContext context) {
        fates = new FateCounts(getRuntimeContext(), Fate.HEARTBEAT, Fate.IGNORED, Fate.DEAD, Fate.CLOCK_CLAMPED);
        deadLetters = new DeadLetterCounts(getRuntimeContext().getMetricGroup());
        getRuntimeContext()
                .getMetricGroup()
                .gauge(
                        "syncwatch_newest_arrival_timestamp_seconds",
                        () -> newestArrival == 0 ? Double.NaN : newestArrival / MILLIS_A_SECOND);
    }

    @Override
    public void processElement(Telemetry telemetry, Context context, Collector<TimedEvent> out) {
        switch (telemetry.kind()) {
            case EVENT -> out.collect(timed(telemetry));
            case HEARTBEAT -> {
                newestTimes.move(telemetry.partition(), telemetry.eventTime());
                fates.add(Fate.HEARTBEAT);
            }
            case END_OF_INPUT, LOG -> {
                // The watermark has the one; the other comes from another source.
            }
            case IGNORED -> fates.add(Fate.IGNORED);
            case DEAD -> {
                fates.add(Fate.DEAD);
                deadLetters.add(telemetry.deadLetter());
                context.output(DEAD_LETTERS, telemetry.deadLetter());
            }
        }
    }

    private TimedEvent timed(Telemetry telemetry) {
        SyncEvent event = telemetry.event();
        newestArrival = Math.max(newestArrival, telemetry.eventTime());
        if (event.clockClamped()) {
            fates.add(Fate.CLOCK_CLAMPED);
        }
        boolean late = newestTimes.isLate(telemetry.partition(), telemetry.eventTime());
        return new TimedEvent(
                event,
                late,
                newestTimes.isLongPast(telemetry.partition(), event.occurredAt(), SyncEvent.COUNTED_BACK_MILLIS));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        newestTimes = new NewestTimes(outOfOrdernessMillis);
        saved = context.getOperatorStateStore().getUnionListState(NEWEST);
        for (PartitionTime time : saved.get()) {
            newestTimes.move(time.partition(), time.newest());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.update(newestTimes.all());
    }
}

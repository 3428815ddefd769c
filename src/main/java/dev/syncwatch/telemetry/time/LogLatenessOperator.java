package dev.syncwatch.telemetry.time;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.DeadLetterCounts;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.Telemetry;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Leaves out of the backend's log what comes late: behind its partition's heartbeats by more than {@code outOfOrderness}, or in a
 * pane that may have been evaluated.
 *
 * <p>State: the newest heartbeat of every partition, as a union list.
 */
public final class LogLatenessOperator extends ProcessFunction<Telemetry, LogEntry> implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("log-dead-letters", TypeInformation.of(DeadLetter.class));

    private static final ListStateDescriptor<PartitionTime> NEWEST =
            new ListStateDescriptor<>("newest-log-times", TypeInformation.of(PartitionTime.class));

    private final long paneMillis;
    private final long outOfOrdernessMillis;
    private transient NewestTimes newestTimes;
    private transient ListState<PartitionTime> saved;
    /** Every pane before this time may have been evaluated before a restart; epoch milliseconds. */
    private transient long closed;

    private transient Counter entries;
    private transient Counter late;
    private transient Counter ignored;
    private transient Counter dead;
    private transient DeadLetterCounts deadLetters;

    public LogLatenessOperator(long paneMillis, long outOfOrdernessMillis) {
        this.paneMillis = paneMillis;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    @Override
    public void open(OpenContext context) {
        entries = counter("counted");
        late = counter("late");
        ignored = counter("ignored");
        dead = counter("dead");
        deadLetters = new DeadLetterCounts(getRuntimeContext().getMetricGroup());
    }

    private Counter counter(String fate) {
        return getRuntimeContext().getMetricGroup().addGroup("fate", fate).counter("syncwatch_log_lines_total");
    }

    @Override
    public void processElement(Telemetry telemetry, Context context, Collector<LogEntry> out) {
        switch (telemetry.kind()) {
            case LOG -> {
                boolean isLate = isLate(telemetry, context.timerService().currentWatermark());
                (isLate ? late : entries).inc();
                if (!isLate) {
                    out.collect(telemetry.log());
                }
            }
            case HEARTBEAT -> newestTimes.move(telemetry.partition(), telemetry.eventTime());
            case IGNORED -> ignored.inc();
            case DEAD -> {
                dead.inc();
                deadLetters.add(telemetry.deadLetter());
                context.output(DEAD_LETTERS, telemetry.deadLetter());
            }
            case EVENT, END_OF_INPUT -> {
                // No log holds the one; the watermark has the other.
            }
        }
    }

    private boolean isLate(Telemetry telemetry, long watermark) {
        return newestTimes.isBehind(telemetry.partition(), telemetry.eventTime())
                || telemetry.eventTime() <= watermark
                || telemetry.eventTime() < closed;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        newestTimes = new NewestTimes(outOfOrdernessMillis);
        saved = context.getOperatorStateStore().getUnionListState(NEWEST);
        long slowest = Long.MAX_VALUE;
        for (PartitionTime time : saved.get()) {
            newestTimes.move(time.partition(), time.newest());
            slowest = Math.min(slowest, time.newest());
        }
        closed = slowest == Long.MAX_VALUE
                ? Long.MIN_VALUE
                : Math.floorDiv(slowest - outOfOrdernessMillis, paneMillis) * paneMillis;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.update(newestTimes.all());
    }
}

package dev.syncwatch.window;

import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.backend.BackendTally;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Measures lines of the backend's log and combines them into partial panes: of groups where a rule asks for them, and of what the
 * log says of the environment. As with {@link CombineOperator}, everything goes out before a checkpoint, so nothing has to be saved.
 */
public final class LogCombineOperator extends AbstractStreamOperator<PartialPane>
        implements OneInputStreamOperator<LogEntry, PartialPane> {

    private static final long serialVersionUID = 1;

    private static final long[] NO_MOVES = {};

    private final MeasurePlan plan;
    private final RemoteConfigFeed config;
    private transient EventMeasurer measurer;
    private transient SyncSwitch sync;
    private transient SyncGuard guard;
    private transient PaneCombiner groups;
    private transient TreeMap<Long, Map<String, BackendTally>> tallies;

    /**
     * @param config says when sync counts as disabled
     */
    public LogCombineOperator(MeasurePlan plan, RemoteConfigFeed config) {
        this.plan = plan;
        this.config = config;
    }

    @Override
    public void open() throws Exception {
        super.open();
        measurer = new EventMeasurer(plan);
        sync = SyncGuard.needed(plan, config).open();
        guard = new SyncGuard(plan, sync);
        groups = new PaneCombiner(plan);
        tallies = new TreeMap<>();
    }

    @Override
    public void processElement(StreamRecord<LogEntry> element) {
        LogEntry entry = element.getValue();
        tallies.computeIfAbsent(plan.paneOf(entry.time()), pane -> new HashMap<>())
                .computeIfAbsent(GroupKey.value(entry.environment()), environment -> new BackendTally())
                .add(entry);
        UserEvent measured = measurer.measure(entry);
        if (measured != null) {
            guard.apply(measured);
            groups.add(new JudgedEvent(measured, NO_MOVES));
        }
    }

    @Override
    public void close() throws Exception {
        if (sync != null) {
            sync.close();
        }
        super.close();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush(mark.getTimestamp() + 1);
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush(Long.MAX_VALUE);
    }

    private void flush(long before) {
        Consumer<PartialPane> out =
                pane -> output.collect(new StreamRecord<>(pane, pane.pane() + plan.paneMillis() - 1));
        groups.flush(before, pane -> {
            if (pane.countsAnything()) {
                out.accept(pane);
            }
        });
        while (!tallies.isEmpty() && tallies.firstKey() < before) {
            Map.Entry<Long, Map<String, BackendTally>> pane = tallies.pollFirstEntry();
            pane.getValue()
                    .forEach((environment, tally) ->
                            out.accept(PartialPane.of(environment, pane.getKey(), tally.rows())));
        }
    }
}

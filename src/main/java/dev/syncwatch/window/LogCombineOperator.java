package dev.syncwatch.window;

import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Combines lines of the backend's log into partial panes where they are. As with {@link CombineOperator}, everything goes out before
 * a checkpoint, so nothing here has to be saved.
 */
public final class LogCombineOperator extends AbstractStreamOperator<PartialPane>
        implements OneInputStreamOperator<LogEntry, PartialPane> {

    private static final long serialVersionUID = 1;

    private final MeasurePlan plan;
    private final RemoteConfigFeed config;
    private transient SyncSwitch sync;
    private transient LogCombiner combiner;

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
        sync = SyncGuard.needed(plan, config).open();
        combiner = new LogCombiner(plan, sync);
    }

    @Override
    public void processElement(StreamRecord<LogEntry> element) {
        combiner.add(element.getValue());
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
        combiner.flush(before, pane -> output.collect(new StreamRecord<>(pane, pane.pane() + plan.paneMillis() - 1)));
    }
}

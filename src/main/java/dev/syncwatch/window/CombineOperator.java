package dev.syncwatch.window;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Combines events into partial panes where they are, so that only these travel. A pane goes out when the watermark passes
 * its end; before a checkpoint everything does, so nothing here has to be saved.
 */
public final class CombineOperator extends AbstractStreamOperator<PartialPane>
        implements OneInputStreamOperator<JudgedEvent, PartialPane> {

    /** Nothing is ever written here: who reads it learns how far time has come with the panes. */
    public static final OutputTag<Long> TIME = new OutputTag<>("time", Types.LONG);

    private static final long serialVersionUID = 1;

    private final MeasurePlan plan;
    private transient PaneCombiner combiner;
    private transient StreamRecord<PartialPane> reused;

    public CombineOperator(MeasurePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open() throws Exception {
        super.open();
        combiner = new PaneCombiner(plan);
        reused = new StreamRecord<>(null);
    }

    @Override
    public void processElement(StreamRecord<JudgedEvent> element) {
        combiner.add(element.getValue());
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
        combiner.flush(before, pane -> output.collect(reused.replace(pane, pane.pane() + plan.paneMillis() - 1)));
    }
}

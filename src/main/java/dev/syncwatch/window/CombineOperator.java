package dev.syncwatch.window;

import dev.syncwatch.window.minute.MinuteCombiner;
import dev.syncwatch.window.minute.MinutePart;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Combines events into partial panes where they are, so that only these travel. A pane goes out when the watermark passes
 * its end; before a checkpoint everything does, so nothing here has to be saved. What minutes get goes out at each watermark.
 */
public final class CombineOperator extends AbstractStreamOperator<PartialPane>
        implements OneInputStreamOperator<JudgedEvent, PartialPane> {

    /** Nothing is ever written here: who reads it learns how far time has come with the panes. */
    public static final OutputTag<Long> TIME = new OutputTag<>("time", Types.LONG);

    /** What events add to the minutes in which they occurred, where these are counted. */
    public static final OutputTag<MinutePart> MINUTES =
            new OutputTag<>("minute-parts", TypeInformation.of(MinutePart.class));

    private static final long serialVersionUID = 1;

    private final MeasurePlan plan;
    private transient PaneCombiner combiner;
    private transient MinuteCombiner minutes;
    private transient StreamRecord<PartialPane> reused;

    public CombineOperator(MeasurePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open() throws Exception {
        super.open();
        combiner = new PaneCombiner(plan);
        minutes = new MinuteCombiner(plan);
        reused = new StreamRecord<>(null);
    }

    @Override
    public void processElement(StreamRecord<JudgedEvent> element) {
        JudgedEvent judged = element.getValue();
        if (judged.countsInWindows()) {
            combiner.add(judged);
        }
        if (judged.event().hasMinute()) {
            minutes.add(judged.event());
            if (minutes.isFull()) {
                flushMinutes();
            }
        }
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
        flushMinutes();
    }

    /** All of them, whatever their time: nobody who comes after the next watermark may be missing what came before it. */
    private void flushMinutes() {
        minutes.flush(part -> output.collect(MINUTES, new StreamRecord<>(part, part.newest())));
    }
}

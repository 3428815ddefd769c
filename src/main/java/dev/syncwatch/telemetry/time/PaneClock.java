package dev.syncwatch.telemetry.time;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The clock in front: lets only pane ends through, and swallows the highest watermark, which the end of an input and a drain
 * send and which would fire every timer for ever.
 */
public final class PaneClock<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {

    private static final long serialVersionUID = 1;

    private final long paneMillis;
    private long lastPaneEnd = Long.MIN_VALUE;

    public PaneClock(long paneMillis) {
        this.paneMillis = paneMillis;
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp() || mark.getTimestamp() == Long.MIN_VALUE) {
            return;
        }
        long paneEnd = Math.floorDiv(mark.getTimestamp() + 1, paneMillis) * paneMillis;
        if (paneEnd > lastPaneEnd) {
            lastPaneEnd = paneEnd;
            super.processWatermark(new Watermark(paneEnd - 1));
        }
    }
}

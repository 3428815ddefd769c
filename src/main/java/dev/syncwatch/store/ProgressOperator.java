package dev.syncwatch.store;

import java.time.Instant;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Tells each T once all changes of it have passed. Runs with parallelism 1 behind the changes, whose watermark it reads; the
 * changes themselves end here.
 */
public final class ProgressOperator<T> extends AbstractStreamOperator<Progress>
        implements OneInputStreamOperator<T, Progress> {

    private static final long serialVersionUID = 1;

    /** After a longer leap in time only its last part is told T by T: one day, in milliseconds. */
    private static final long LONGEST_LEAP_MILLIS = 24 * 3_600_000L;

    private static final double MILLIS_A_SECOND = 1000;

    private final long paneMillis;
    private volatile long told = Long.MIN_VALUE;

    public ProgressOperator(long paneMillis) {
        this.paneMillis = paneMillis;
    }

    @Override
    public void open() throws Exception {
        super.open();
        getMetricGroup()
                .gauge(
                        "syncwatch_evaluated_timestamp_seconds",
                        () -> told == Long.MIN_VALUE ? Double.NaN : told / MILLIS_A_SECOND);
    }

    @Override
    public void processElement(StreamRecord<T> change) {
        // Only time counts here.
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long now = mark.getTimestamp() + 1;
        long next = told == Long.MIN_VALUE ? now : Math.max(told + paneMillis, now - LONGEST_LEAP_MILLIS);
        for (long t = next; t <= now; t += paneMillis) {
            output.collect(new StreamRecord<>(new Progress(Instant.ofEpochMilli(t)), t - 1));
        }
        told = now;
        super.processWatermark(mark);
    }
}

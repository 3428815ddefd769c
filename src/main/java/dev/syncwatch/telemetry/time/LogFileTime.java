package dev.syncwatch.telemetry.time;

import dev.syncwatch.telemetry.Telemetry;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The watermark of a file of logs: none before its end, so that every evaluation sees all that the file says of its window in
 * whatever order it stands; and from then on telemetry alone is waited for.
 */
public final class LogFileTime implements WatermarkGenerator<Telemetry> {

    /** Not the highest watermark, which means something else and goes no further than the pane clock. */
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private LogFileTime() {}

    public static WatermarkStrategy<Telemetry> strategy() {
        return WatermarkStrategy.<Telemetry>forGenerator(context -> new LogFileTime())
                .withTimestampAssigner((telemetry, unused) -> telemetry.eventTime());
    }

    @Override
    public void onEvent(Telemetry telemetry, long timestamp, WatermarkOutput output) {
        if (telemetry.kind() == Telemetry.Kind.END_OF_INPUT) {
            output.emitWatermark(new Watermark(FOR_EVER));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Only the end counts.
    }
}

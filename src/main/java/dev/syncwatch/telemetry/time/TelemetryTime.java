package dev.syncwatch.telemetry.time;

import dev.syncwatch.telemetry.Telemetry;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The watermark of one partition, sent with the event that implies it, never by the wall clock: pane end T is over once the
 * newest event time − {@code outOfOrderness} ≥ T. Only the four events and heartbeats move it.
 */
public final class TelemetryTime implements WatermarkGenerator<Telemetry> {

    private final long paneMillis;
    private final long outOfOrdernessMillis;
    /** The first event time that ends another pane. */
    private long nextMove = Long.MIN_VALUE;

    private TelemetryTime(long paneMillis, long outOfOrdernessMillis) {
        this.paneMillis = paneMillis;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    /** The strategy for a source of telemetry whose splits are partitions. Both times in milliseconds. */
    public static WatermarkStrategy<Telemetry> strategy(long paneMillis, long outOfOrdernessMillis) {
        return WatermarkStrategy.<Telemetry>forGenerator(context -> new TelemetryTime(paneMillis, outOfOrdernessMillis))
                .withTimestampAssigner((telemetry, arrival) -> telemetry.eventTime());
    }

    @Override
    public void onEvent(Telemetry telemetry, long timestamp, WatermarkOutput output) {
        if (telemetry.movesTime() && telemetry.eventTime() >= nextMove) {
            long paneEnd = Math.floorDiv(telemetry.eventTime() - outOfOrdernessMillis, paneMillis) * paneMillis;
            nextMove = paneEnd + paneMillis + outOfOrdernessMillis;
            output.emitWatermark(new Watermark(paneEnd - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Time is in the data.
    }
}

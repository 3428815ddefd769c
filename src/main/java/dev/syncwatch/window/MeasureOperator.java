package dev.syncwatch.window;

import dev.syncwatch.telemetry.time.TimedEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Measures each event once, before it travels. Keeps nothing. */
public final class MeasureOperator extends ProcessFunction<TimedEvent, UserEvent> {

    private static final long serialVersionUID = 1;

    private final MeasurePlan plan;
    private final boolean minutes;
    private transient EventMeasurer measurer;

    /** For windows alone. */
    public MeasureOperator(MeasurePlan plan) {
        this(plan, false);
    }

    /**
     * @param minutes whether events count in the minute in which they occurred, too
     */
    public MeasureOperator(MeasurePlan plan, boolean minutes) {
        this.plan = plan;
        this.minutes = minutes;
    }

    @Override
    public void open(OpenContext context) {
        measurer = new EventMeasurer(plan, minutes);
    }

    @Override
    public void processElement(TimedEvent event, Context context, Collector<UserEvent> out) {
        out.collect(measurer.measure(event));
    }
}

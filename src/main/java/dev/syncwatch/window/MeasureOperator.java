package dev.syncwatch.window;

import dev.syncwatch.telemetry.time.TimedEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Measures each event once, before it travels. Keeps nothing. */
public final class MeasureOperator extends ProcessFunction<TimedEvent, UserEvent> {

    private static final long serialVersionUID = 1;

    private final MeasurePlan plan;
    private transient EventMeasurer measurer;

    public MeasureOperator(MeasurePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        measurer = new EventMeasurer(plan);
    }

    @Override
    public void processElement(TimedEvent event, Context context, Collector<UserEvent> out) {
        out.collect(measurer.measure(event));
    }
}

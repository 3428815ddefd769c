package dev.syncwatch.telemetry;

import java.util.Locale;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/** Counts events by {@link Fate}: as the metric {@code syncwatch_events_total}, and as an accumulator for a run's summary. */
public final class FateCounts {

    private final Counter[] metrics = new Counter[Fate.values().length];
    private final LongCounter[] totals = new LongCounter[Fate.values().length];

    /** Registers the given fates only: each is counted by one operator. */
    public FateCounts(RuntimeContext context, Fate... fates) {
        for (Fate fate : fates) {
            metrics[fate.ordinal()] =
                    context.getMetricGroup().addGroup("fate", key(fate)).counter("syncwatch_events_total");
            totals[fate.ordinal()] = new LongCounter();
            context.addAccumulator(accumulatorName(fate), totals[fate.ordinal()]);
        }
    }

    public void add(Fate fate) {
        metrics[fate.ordinal()].inc();
        totals[fate.ordinal()].add(1);
    }

    /** The name under which a finished job's result holds the total. */
    public static String accumulatorName(Fate fate) {
        return "events." + key(fate);
    }

    private static String key(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}

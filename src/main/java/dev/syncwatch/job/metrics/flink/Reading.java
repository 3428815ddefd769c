package dev.syncwatch.job.metrics.flink;

import java.util.OptionalDouble;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;

/** Reads the one number that a metric has. */
final class Reading {

    private Reading() {}

    /** Empty if it is no number, or can't be told now: whoever keeps it may just be ending. */
    static OptionalDouble of(Metric metric) {
        if (metric instanceof Counter counter) {
            return OptionalDouble.of(counter.getCount());
        }
        if (metric instanceof Meter meter) {
            return OptionalDouble.of(meter.getRate());
        }
        return metric instanceof Gauge<?> gauge ? of(gauge) : OptionalDouble.empty();
    }

    private static OptionalDouble of(Gauge<?> gauge) {
        try {
            Object value = gauge.getValue();
            if (value instanceof Boolean yes) {
                return OptionalDouble.of(yes ? 1 : 0);
            }
            return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
        } catch (RuntimeException ending) {
            return OptionalDouble.empty();
        }
    }
}

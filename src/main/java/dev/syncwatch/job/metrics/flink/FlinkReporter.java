package dev.syncwatch.job.metrics.flink;

import java.util.Properties;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Tells {@link FlinkMetrics} which metrics there are. */
public final class FlinkReporter implements MetricReporter {

    private final FlinkMetrics collector;

    private FlinkReporter(FlinkMetrics collector) {
        this.collector = collector;
    }

    /** Found by Flink through the class path's list of reporters. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new FlinkReporter(FlinkMetrics.find(properties.getProperty(FlinkMetrics.ID, ""))
                    .orElseThrow(() -> new IllegalStateException("this reporter is for Flink in the process of"
                            + " `syncwatch run`; on a cluster take Flink's own, PrometheusReporterFactory")));
        }
    }

    @Override
    public void open(MetricConfig config) {
        // Everything was opened before Flink was.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        collector.added(name, group, metric);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        collector.removed(name, group, metric);
    }

    @Override
    public void close() {
        // Flink may be started again with the same collector.
    }
}

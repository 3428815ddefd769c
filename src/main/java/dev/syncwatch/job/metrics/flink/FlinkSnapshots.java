package dev.syncwatch.job.metrics.flink;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Metric;

/** Turns metrics of one name into what Prometheus reads at a scrape. */
final class FlinkSnapshots {

    private static final String TOTAL = "_total";
    private static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};

    private FlinkSnapshots() {}

    /** Empty if none of them is a number now. */
    static Optional<MetricSnapshot> of(String name, Map<Labels, Metric> metrics) {
        MetricSnapshot snapshot;
        if (metrics.values().stream().anyMatch(Histogram.class::isInstance)) {
            snapshot = summary(name, metrics);
        } else if (name.endsWith(TOTAL)) {
            snapshot = counter(name.substring(0, name.length() - TOTAL.length()), metrics);
        } else {
            snapshot = gauge(name, metrics);
        }
        return Optional.of(snapshot).filter(taken -> !taken.getDataPoints().isEmpty());
    }

    private static MetricSnapshot gauge(String name, Map<Labels, Metric> metrics) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(PrometheusNaming.sanitizeMetricName(name));
        metrics.forEach((labels, metric) -> Reading.of(metric)
                .ifPresent(value -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build())));
        return gauge.build();
    }

    private static MetricSnapshot counter(String name, Map<Labels, Metric> metrics) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(PrometheusNaming.sanitizeMetricName(name));
        metrics.forEach((labels, metric) -> Reading.of(metric).stream()
                .filter(value -> value >= 0)
                .forEach(value -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build())));
        return counter.build();
    }

    private static MetricSnapshot summary(String name, Map<Labels, Metric> metrics) {
        SummarySnapshot.Builder summary = SummarySnapshot.builder().name(PrometheusNaming.sanitizeMetricName(name));
        metrics.forEach((labels, metric) -> {
            if (metric instanceof Histogram histogram) {
                summary.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .labels(labels)
                        .count(histogram.getCount())
                        .quantiles(quantiles(histogram.getStatistics()))
                        .build());
            }
        });
        return summary.build();
    }

    private static Quantiles quantiles(HistogramStatistics statistics) {
        return Quantiles.of(DoubleStream.of(QUANTILES)
                .mapToObj(quantile -> new Quantile(quantile, statistics.getQuantile(quantile)))
                .toArray(Quantile[]::new));
    }
}

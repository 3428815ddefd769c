package dev.syncwatch.cli;

import dev.syncwatch.telemetry.file.TelemetryFileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.metrics.reporter.Scheduled;

/** Draws how much of the file a replay has read, from the metric that its source keeps. */
public final class ReplayProgress implements MetricReporter, Scheduled {

    private static final String REPORTER = "metrics.reporter.replay-progress.";
    private static final String FILE_BYTES = "file.bytes";
    private static final int UNIT_BYTES = 1 << 20;

    private final ProgressBar bar;
    private volatile Gauge<?> bytesRead;

    private ReplayProgress(long fileBytes) {
        bar = new ProgressBarBuilder()
                .setTaskName("replay")
                .setInitialMax(fileBytes)
                .setUnit(" MiB", UNIT_BYTES)
                .showSpeed()
                .build();
    }

    /**
     * Settings of Flink that show how much of a file was read; none where nobody looks, since a bar would only litter a log file.
     *
     * @throws IOException if the file can't be looked at
     */
    public static Configuration over(Path file) throws IOException {
        return System.console() == null ? new Configuration() : settings(Files.size(file));
    }

    /** Settings that make Flink load this reporter for a file of that size. */
    private static Configuration settings(long fileBytes) {
        Configuration settings = new Configuration();
        settings.setString(REPORTER + "factory.class", Factory.class.getName());
        settings.setString(REPORTER + "interval", "200 ms");
        settings.setString(REPORTER + FILE_BYTES, String.valueOf(fileBytes));
        return settings;
    }

    /** Found by Flink through the class path's list of reporters. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new ReplayProgress(Long.parseLong(properties.getProperty(FILE_BYTES, "-1")));
        }
    }

    @Override
    public void open(MetricConfig config) {
        // The bar is there already.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (name.equals(TelemetryFileSource.BYTES_READ) && metric instanceof Gauge<?> gauge) {
            bytesRead = gauge;
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        if (metric == bytesRead) {
            report();
            bytesRead = null;
        }
    }

    @Override
    public void report() {
        Gauge<?> gauge = bytesRead;
        if (gauge != null) {
            bar.stepTo((Long) gauge.getValue());
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}

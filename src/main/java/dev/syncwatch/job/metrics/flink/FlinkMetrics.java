package dev.syncwatch.job.metrics.flink;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;

/**
 * All metrics of a Flink that was started with {@link #settings}. Flink makes its reporters itself, so this one finds its way here by
 * an id.
 */
public final class FlinkMetrics implements MultiCollector, AutoCloseable {

    /** The reporter's setting that names one of {@link #OPEN}. */
    static final String ID = "collector";

    private static final String REPORTER = "metrics.reporter.syncwatch.";

    /** What differs from start to start, or says the same as another label. */
    private static final String EXCLUDED_VARIABLES =
            "job_id;task_attempt_id;task_attempt_num;task_id;operator_id;tm_id;host";

    /** Every Kafka client has some hundred, by client and broker; what counts is lag, and Flink measures that by itself. */
    private static final String EXCLUDED_METRICS =
            "*:*KafkaProducer*;*KafkaProducer*;*KafkaSourceReader.KafkaConsumer*;*KafkaSourceReader.topic*";

    private static final Map<String, FlinkMetrics> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final Map<SeriesName, Metric> metrics = new ConcurrentHashMap<>();

    /** Ready to be told of metrics, until it is closed. */
    public static FlinkMetrics open() {
        FlinkMetrics opened = new FlinkMetrics();
        OPEN.put(opened.id, opened);
        return opened;
    }

    private FlinkMetrics() {}

    static Optional<FlinkMetrics> find(String id) {
        return Optional.ofNullable(OPEN.get(id));
    }

    /** What Flink has to be started with. */
    public Map<String, String> settings() {
        return Map.of(
                REPORTER + "factory.class", FlinkReporter.Factory.class.getName(),
                REPORTER + ID, id,
                REPORTER + "scope.variables.excludes", EXCLUDED_VARIABLES,
                REPORTER + "filter.excludes", EXCLUDED_METRICS);
    }

    /** Of two with the same name and labels the last counts: a job that is started anew registers before the old one is gone. */
    void added(String name, MetricGroup group, Metric metric) {
        metrics.put(SeriesName.of(name, group), metric);
    }

    void removed(String name, MetricGroup group, Metric metric) {
        metrics.remove(SeriesName.of(name, group), metric);
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, Map<Labels, Metric>> byName = new TreeMap<>();
        metrics.forEach((series, metric) ->
                byName.computeIfAbsent(series.name(), name -> new HashMap<>()).put(series.labels(), metric));
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        byName.forEach((name, same) -> FlinkSnapshots.of(name, same).ifPresent(all::metricSnapshot));
        return all.build();
    }

    @Override
    public void close() {
        OPEN.remove(id);
        metrics.clear();
    }
}

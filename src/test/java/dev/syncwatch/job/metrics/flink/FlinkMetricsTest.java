package dev.syncwatch.job.metrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.Exposed;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlinkMetricsTest {

    private final FlinkMetrics metrics = FlinkMetrics.open();
    private final MetricReporter reporter = reporter();

    private MetricReporter reporter() {
        Properties settings = new Properties();
        metrics.settings().forEach((key, value) -> settings.setProperty(key.replaceFirst(".*syncwatch\\.", ""), value));
        return new FlinkReporter.Factory().createMetricReporter(settings);
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    /** An operator's group, as far as names go. */
    private static final class Operator extends UnregisteredMetricsGroup implements LogicalScopeProvider {
        private final String subtask;

        Operator(String subtask) {
            this.subtask = subtask;
        }

        @Override
        public Map<String, String> getAllVariables() {
            return Map.of("<job_name>", "detection", "<task_name>", "a -> b", "<subtask_index>", subtask);
        }

        @Override
        public String getLogicalScope(CharacterFilter filter) {
            return getLogicalScope(filter, '.');
        }

        @Override
        public String getLogicalScope(CharacterFilter filter, char delimiter) {
            return "taskmanager" + delimiter + "job";
        }

        @Override
        public MetricGroup getWrappedMetricGroup() {
            return this;
        }
    }

    private static Counter counter(long count) {
        Counter counter = new SimpleCounter();
        counter.inc(count);
        return counter;
    }

    @Test
    void keepsTheNamesOfFlinksOwnReporter() {
        reporter.notifyOfAddedMetric(counter(3), "num.Records", new Operator("0"));
        assertThat(Exposed.lines(metrics.collect()))
                .containsExactly(
                        "flink_taskmanager_job_num_Records{job_name=\"detection\",subtask_index=\"0\",task_name=\"a____b\"} 3.0");
    }

    @Test
    void leavesOurNamesAsTheyAre() {
        reporter.notifyOfAddedMetric(counter(3), "syncwatch_events_total", new Operator("0"));
        reporter.notifyOfAddedMetric(counter(4), "syncwatch_events_total", new Operator("1"));
        assertThat(Exposed.lines(metrics.collect()))
                .containsExactlyInAnyOrder(
                        "syncwatch_events_total{job_name=\"detection\",subtask_index=\"0\"} 3.0",
                        "syncwatch_events_total{job_name=\"detection\",subtask_index=\"1\"} 4.0");
    }

    @Test
    void metricOfAJobThatWasStartedAnewTakesThePlaceOfTheOldOne() {
        Counter old = counter(3);
        Counter anew = counter(1);
        reporter.notifyOfAddedMetric(old, "syncwatch_events_total", new Operator("0"));
        reporter.notifyOfAddedMetric(anew, "syncwatch_events_total", new Operator("0"));
        reporter.notifyOfRemovedMetric(old, "syncwatch_events_total", new Operator("0"));
        assertThat(Exposed.lines(metrics.collect())).singleElement().asString().endsWith(" 1.0");

        reporter.notifyOfRemovedMetric(anew, "syncwatch_events_total", new Operator("0"));
        assertThat(Exposed.lines(metrics.collect())).isEmpty();
    }

    @Test
    void passesOverWhatIsNoNumberAndWhatCannotBeToldNow() {
        Gauge<String> text = () -> "text";
        Gauge<Long> ending = () -> {
            throw new IllegalStateException("closed");
        };
        Gauge<Boolean> yes = () -> true;
        reporter.notifyOfAddedMetric(text, "text", new Operator("0"));
        reporter.notifyOfAddedMetric(ending, "ending", new Operator("0"));
        reporter.notifyOfAddedMetric(yes, "yes", new Operator("0"));
        assertThat(Exposed.lines(metrics.collect()))
                .singleElement()
                .asString()
                .contains("_yes{")
                .endsWith(" 1.0");
    }

    @Test
    void saysOnAClusterWhichReporterToTake() {
        assertThatThrownBy(() -> new FlinkReporter.Factory().createMetricReporter(new Properties()))
                .hasMessageContaining("PrometheusReporterFactory");
    }
}

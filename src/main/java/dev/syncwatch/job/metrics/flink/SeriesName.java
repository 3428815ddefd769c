package dev.syncwatch.job.metrics.flink;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a metric of Flink is called by Prometheus.
 *
 * @param name   with {@code flink_} and its scope before it, as Flink's own reporter writes it; ours without
 * @param labels the scope's variables
 */
record SeriesName(String name, Labels labels) {

    /** Metrics of our own operators begin with it. */
    private static final String OURS = "syncwatch_";

    /** The operator's name says it shorter. */
    private static final Set<String> NOISE = Set.of("task_name");

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9:_]");
    private static final CharacterFilter FILTER =
            text -> NOT_IN_NAMES.matcher(text).replaceAll("_");

    static SeriesName of(String metric, MetricGroup group) {
        String filtered = FILTER.filterCharacters(metric);
        if (filtered.startsWith(OURS)) {
            return new SeriesName(filtered, labels(group, NOISE));
        }
        String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(FILTER, '_');
        return new SeriesName("flink_" + scope + "_" + filtered, labels(group, Set.of()));
    }

    private static Labels labels(MetricGroup group, Set<String> left) {
        Map<String, String> sorted = new TreeMap<>();
        // Flink writes a variable as <name>.
        group.getAllVariables()
                .forEach((variable, value) -> sorted.put(
                        FILTER.filterCharacters(variable.substring(1, variable.length() - 1)),
                        FILTER.filterCharacters(value)));
        sorted.keySet().removeAll(left);
        return Labels.of(sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
    }
}

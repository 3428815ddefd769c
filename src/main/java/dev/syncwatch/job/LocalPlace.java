package dev.syncwatch.job;

import dev.syncwatch.standalone.LocalFlink;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Consumer;

/**
 * What the parts of a pager take of this machine, and how they speak to its operator.
 *
 * @param flink where Flink runs
 * @param beats how heartbeats are written
 * @param fresh whether to begin without the checkpoint that there may be
 * @param tell  takes whole sentences for a person
 * @param metrics where the jobs that are not on Flink keep their numbers
 */
public record LocalPlace(
        LocalFlink.Place flink,
        HeartbeatSettings beats,
        boolean fresh,
        Consumer<String> tell,
        PrometheusRegistry metrics) {

    /** With numbers that nobody reads. */
    public LocalPlace(LocalFlink.Place flink, HeartbeatSettings beats, boolean fresh, Consumer<String> tell) {
        this(flink, beats, fresh, tell, new PrometheusRegistry());
    }
}

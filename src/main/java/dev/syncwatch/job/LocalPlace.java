package dev.syncwatch.job;

import dev.syncwatch.standalone.LocalFlink;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Consumer;

/**
 * What the parts of a pager take of this machine, and how they speak to its operator.
 *
 * @param flink a Flink that runs, for the detection job; stays when the pager is closed; null where that job runs elsewhere
 * @param beats how heartbeats are written
 * @param fresh whether to begin without the checkpoint that there may be
 * @param tell  takes whole sentences for a person
 * @param metrics where the jobs that are not on Flink keep their numbers
 */
public record LocalPlace(
        LocalFlink flink, HeartbeatSettings beats, boolean fresh, Consumer<String> tell, PrometheusRegistry metrics) {

    /** With numbers that nobody reads. */
    public LocalPlace(LocalFlink flink, HeartbeatSettings beats, boolean fresh, Consumer<String> tell) {
        this(flink, beats, fresh, tell, new PrometheusRegistry());
    }
}

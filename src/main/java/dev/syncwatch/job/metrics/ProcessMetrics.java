package dev.syncwatch.job.metrics;

import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What a process of Syncwatch has whatever runs in it, and its heartbeats. */
public final class ProcessMetrics {

    private ProcessMetrics() {}

    /** Memory, threads, garbage collection and processor time; and which version this is. */
    static void register(PrometheusRegistry registry, String version) {
        JvmMetrics.builder().register(registry);
        Info build = Info.builder()
                .name("syncwatch_build_info")
                .help("1; the version of Syncwatch.")
                .labelNames("version")
                .register(registry);
        build.setLabelValues(version);
    }

    public static void heartbeats(PrometheusRegistry registry, HeartbeatWriter writer) {
        CounterWithCallback.builder()
                .name("syncwatch_heartbeats_total")
                .help("Heartbeats that Kafka has acknowledged, and those that were lost.")
                .labelNames("result")
                .callback(callback -> {
                    callback.call(writer.written(), "written");
                    callback.call(writer.failed(), "lost");
                })
                .register(registry);
    }
}

package dev.syncwatch.job.metrics;

import dev.syncwatch.notify.blind.Watchdog;
import dev.syncwatch.notify.blind.condition.Finding;
import dev.syncwatch.notify.blind.condition.Finding.Sight;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.TreeMap;

/** What Syncwatch itself can't see, by sort of condition: environments and channels have no series of their own. */
public final class WatchdogMetrics {

    private WatchdogMetrics() {}

    /** Shows what the watchdog finds whenever somebody asks. */
    public static void register(PrometheusRegistry registry, Watchdog watchdog) {
        GaugeWithCallback.builder()
                .name("syncwatch_blind")
                .help("How many conditions of this sort keep Syncwatch from seeing; each of them pages.")
                .labelNames("condition")
                .callback(callback -> blind(watchdog).forEach((sort, count) -> callback.call(count, sort)))
                .register(registry);
        CounterWithCallback.builder()
                .name("syncwatch_dead_man_calls_total")
                .help("Calls of the dead-man URL, by what came of them.")
                .labelNames("result")
                .callback(callback -> {
                    callback.call(watchdog.deadManCalls(), "taken");
                    callback.call(watchdog.deadManFailures(), "failed");
                })
                .register(registry);
    }

    private static Map<String, Integer> blind(Watchdog watchdog) {
        Map<String, Integer> blind = new TreeMap<>();
        for (Finding finding : watchdog.findings()) {
            String sort = finding.what().replaceFirst("/.*", "");
            blind.merge(sort, finding.sight() == Sight.BLIND ? 1 : 0, Integer::sum);
        }
        return blind;
    }
}

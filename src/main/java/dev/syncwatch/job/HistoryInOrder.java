package dev.syncwatch.job;

import dev.syncwatch.alert.AlertsInOrder;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.PanesInOrder;
import dev.syncwatch.window.PartialPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pipeline over a short history in this thread, without Flink: the same deciders in the same order, so it decides as a replay of the
 * same events does, and takes milliseconds.
 */
public final class HistoryInOrder {
    private final Detection detection;

    public HistoryInOrder(Detection detection) {
        this.detection = detection;
    }

    /**
     * Evaluates every pane end from the first event on.
     *
     * @param events as they stand in their partitions
     * @param until epoch milliseconds; the last pane end that is evaluated is the last one at or before it
     * @param listener told in order of time; of one time, by environment
     */
    public void run(Iterable<TimedEvent> events, long until, AlertsInOrder.Listener listener) {
        PanesInOrder panes = new PanesInOrder(detection.plan());
        events.forEach(panes::add);
        if (panes.firstPane() == null) {
            return;
        }
        long paneMillis = detection.plan().paneMillis();
        Map<String, AlertsInOrder> environments = new TreeMap<>();
        for (long pane = panes.firstPane(); pane + paneMillis <= until; pane += paneMillis) {
            Map<String, List<PartialPane>> partials = new TreeMap<>();
            panes.close(
                    pane,
                    partial -> partials.computeIfAbsent(partial.environment(), name -> new ArrayList<>())
                            .add(partial));
            partials.keySet()
                    .forEach(name -> environments.computeIfAbsent(name, key -> new AlertsInOrder(detection, key)));
            long end = pane + paneMillis;
            environments.forEach((name, alerts) -> alerts.at(end, partials.getOrDefault(name, List.of()), listener));
        }
    }
}

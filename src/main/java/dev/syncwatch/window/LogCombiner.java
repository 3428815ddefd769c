package dev.syncwatch.window;

import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.backend.BackendTally;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Measures lines of the backend's log and adds them into partial panes until their time has come to travel: of groups where a rule
 * asks for them, and of what the log says of the environment.
 */
final class LogCombiner {

    private static final long[] NO_MOVES = {};

    private final MeasurePlan plan;
    private final EventMeasurer measurer;
    private final SyncGuard guard;
    private final PaneCombiner groups;
    private final TreeMap<Long, Map<String, BackendTally>> tallies = new TreeMap<>();

    LogCombiner(MeasurePlan plan, SyncSwitch sync) {
        this.plan = plan;
        this.measurer = new EventMeasurer(plan);
        this.guard = new SyncGuard(plan, sync);
        this.groups = new PaneCombiner(plan);
    }

    void add(LogEntry entry) {
        tallies.computeIfAbsent(plan.paneOf(entry.time()), pane -> new HashMap<>())
                .computeIfAbsent(GroupKey.value(entry.environment()), environment -> new BackendTally())
                .add(entry);
        UserEvent measured = measurer.measure(entry);
        if (measured != null) {
            groups.add(new JudgedEvent(guard.apply(measured), NO_MOVES));
        }
    }

    /** Hands over what was added since the last time to every pane that starts before a time. */
    void flush(long before, Consumer<PartialPane> out) {
        groups.flush(before, pane -> {
            if (pane.countsAnything()) {
                out.accept(pane);
            }
        });
        while (!tallies.isEmpty() && tallies.firstKey() < before) {
            Map.Entry<Long, Map<String, BackendTally>> pane = tallies.pollFirstEntry();
            pane.getValue()
                    .forEach((environment, tally) ->
                            out.accept(PartialPane.of(environment, pane.getKey(), tally.rows())));
        }
    }
}

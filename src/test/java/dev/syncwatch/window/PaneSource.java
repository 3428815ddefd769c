package dev.syncwatch.window;

import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserPanes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes partial panes of events, as the stages before the shuffle by environment do. */
public final class PaneSource {

    private final MeasurePlan plan;
    private final EventMeasurer measurer;
    private final PaneCombiner combiner;
    private final Map<String, UserMemory> users = new HashMap<>();

    public PaneSource(MeasurePlan plan) {
        this.plan = plan;
        this.measurer = new EventMeasurer(plan);
        this.combiner = new PaneCombiner(plan);
    }

    public PaneSource add(SyncEvent event) {
        UserEvent measured = measurer.measure(new TimedEvent(event, false));
        Moves moves = new Moves();
        UserMemory memory = users.computeIfAbsent(event.user(), unused -> new UserMemory());
        for (int c = 0; c < plan.userColumns().size(); c++) {
            MeasurePlan.UserColumn column = plan.userColumns().get(c);
            String group = measured.groups()[column.grouping()];
            if (group != null && measured.measurement().isSelected(column.selection())) {
                UserPanes.select(memory, c, group.hashCode(), plan.paneOf(measured.time()), Long.MIN_VALUE, moves);
            }
        }
        combiner.add(new JudgedEvent(measured, moves.take()));
        return this;
    }

    /** Partial panes of the backend's log. */
    public List<PartialPane> ofLog(List<LogEntry> entries) {
        LogCombiner log = new LogCombiner(plan, RemoteConfigFeed.none().open());
        entries.forEach(log::add);
        List<PartialPane> partials = new ArrayList<>();
        log.flush(Long.MAX_VALUE, partials::add);
        return partials;
    }

    /** All that was added since the last call. */
    public List<PartialPane> take() {
        List<PartialPane> partials = new ArrayList<>();
        combiner.flush(Long.MAX_VALUE, partials::add);
        return partials;
    }
}

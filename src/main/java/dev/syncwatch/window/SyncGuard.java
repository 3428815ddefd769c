package dev.syncwatch.window;

import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import dev.syncwatch.window.measure.ByIdentity;
import java.util.stream.IntStream;

/**
 * Takes out of {@link Selection.Activity} what the app did by its schedule while sync was disabled. Judged here, event by event and
 * by event time: of distinct users that were counted already, those can't be told apart any more.
 */
final class SyncGuard {

    private final SyncSwitch sync;
    private final int[] selections;
    private final ByIdentity<Measurement, Measurement> without;

    SyncGuard(MeasurePlan plan, SyncSwitch sync) {
        this.sync = sync;
        this.selections = IntStream.range(0, plan.selections().size())
                .filter(i -> plan.selections().get(i).isActivity())
                .toArray();
        this.without = new ByIdentity<>(measurement -> measurement.without(selections));
    }

    /** What the plan needs to know of remote config: where nothing depends on it, nothing. */
    static RemoteConfigFeed needed(MeasurePlan plan, RemoteConfigFeed config) {
        return plan.selections().stream().anyMatch(Selection.Activity.class::isInstance)
                ? config
                : RemoteConfigFeed.none();
    }

    /** The event as it counts. */
    UserEvent apply(UserEvent event) {
        boolean guarded = selections.length > 0 && !event.measurement().manual() && sync.disabledAt(event.time());
        return guarded ? event.with(without.of(event.measurement())) : event;
    }
}

package dev.syncwatch.window;

import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import java.util.stream.IntStream;

/**
 * Takes out of {@link Selection.Activity} what the app did by its schedule while sync was disabled. Judged here, event by event and
 * by event time: of distinct users that were counted already, those can't be told apart any more.
 */
final class SyncGuard {

    private final SyncSwitch sync;
    private final int[] guarded;

    SyncGuard(MeasurePlan plan, SyncSwitch sync) {
        this.sync = sync;
        this.guarded = IntStream.range(0, plan.selections().size())
                .filter(i -> plan.selections().get(i).isActivity())
                .toArray();
    }

    /** What the plan needs to know of remote config: where nothing depends on it, nothing. */
    static RemoteConfigFeed needed(MeasurePlan plan, RemoteConfigFeed config) {
        return plan.selections().stream().anyMatch(Selection.Activity.class::isInstance)
                ? config
                : RemoteConfigFeed.none();
    }

    /** In place: the event came over the network and is its operator's own. */
    void apply(UserEvent event) {
        if (guarded.length > 0 && !event.manual() && sync.disabledAt(event.time())) {
            for (int selection : guarded) {
                event.deselect(selection);
            }
        }
    }
}

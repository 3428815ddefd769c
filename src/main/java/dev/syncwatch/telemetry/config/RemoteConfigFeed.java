package dev.syncwatch.telemetry.config;

import java.io.Serializable;
import java.util.List;

/** Where remote config comes from; travels with the operators that need it, each of which opens a switch of its own. */
@FunctionalInterface
public interface RemoteConfigFeed extends Serializable {

    /** A switch that knows every change made so far; changes to come may reach it while it is open. */
    SyncSwitch open();

    /** Sync is never disabled. */
    static RemoteConfigFeed none() {
        return of(List.of());
    }

    /** These changes and no others; of those with equal times the later one in the list counts. */
    static RemoteConfigFeed of(List<RemoteConfig> changes) {
        SyncSchedule schedule = SyncSchedule.of(changes);
        return () -> schedule;
    }
}

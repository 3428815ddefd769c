package dev.syncwatch.telemetry.time;

import dev.syncwatch.telemetry.SyncEvent;

/**
 * An event, and how it stands to the time of its partition.
 *
 * @param late   came late
 * @param tooOld occurred more than 24 h before the newest event time of its partition, its own included
 */
public record TimedEvent(SyncEvent event, boolean late, boolean tooOld) {

    /** One that occurred within the last 24 h. */
    public TimedEvent(SyncEvent event, boolean late) {
        this(event, late, false);
    }
}

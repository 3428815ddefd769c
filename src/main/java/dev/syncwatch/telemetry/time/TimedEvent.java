package dev.syncwatch.telemetry.time;

import dev.syncwatch.telemetry.SyncEvent;

/** An event, and whether it came late in its partition. */
public record TimedEvent(SyncEvent event, boolean late) {}

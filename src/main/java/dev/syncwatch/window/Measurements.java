package dev.syncwatch.window;

import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.telemetry.SyncEvent;

/**
 * Finds the measurement of an event. Events of which the conditions of rules, the groupings and the evidence all see the same get one
 * and the same object, unless too many others came between. Serves one thread.
 */
final class Measurements {

    private final KnownTraits traits;
    private final KnownOrigins origins;

    Measurements(MeasurePlan plan) {
        traits = new KnownTraits(plan);
        origins = new KnownOrigins(plan);
    }

    /**
     * The measurement of an event.
     *
     * @param windows whether the event counts in windows
     * @param minute  whether it counts in its minute
     */
    Measurement of(SyncEvent event, FieldLookup lookup, boolean windows, boolean minute) {
        Traits what = traits.of(event, lookup, windows, minute);
        return origins.of(lookup, what.cause() != null).measurement(what);
    }

    /** By grouping, the one by environment being the first. */
    String[] groups(FieldLookup lookup) {
        return origins.of(lookup, false).groups();
    }
}

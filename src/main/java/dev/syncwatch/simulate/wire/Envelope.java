package dev.syncwatch.simulate.wire;

/** The forms that events come in. */
public enum Envelope {
    FLAT,
    /** Holds several events. */
    SEGMENT,
    CLOUD_EVENTS
}

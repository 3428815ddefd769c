package dev.syncwatch.cli.bench.measure;

/** What a run is for. */
public enum Lap {
    /** Lets the compiler see the code; on a small part of the records. */
    WARM_UP,
    COUNTED
}

package dev.syncwatch.simulate.wire;

/** Why a sync did not begin. */
public enum SkipReason {
    UNAUTHENTICATED,
    OFFLINE,
    DISABLED
}

package dev.syncwatch.simulate.backend;

import dev.syncwatch.simulate.wire.Failure;

/**
 * How a try of a sync ended.
 *
 * @param failure null if all went well
 * @param cause the incident's index, or {@link #WILD}
 * @param retriable whether the phone tries again within the same sync
 */
public record Answer(Failure failure, int cause, boolean retriable) {
    /** Nobody's fault in particular: what goes wrong on any day. */
    public static final int WILD = -1;

    /** Nothing went wrong. */
    public static final int NONE = -2;

    public static final Answer GOOD = new Answer(null, NONE, false);

    public boolean good() {
        return failure == null;
    }
}

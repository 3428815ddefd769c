package dev.syncwatch.simulate.post;

import dev.syncwatch.simulate.Emissions;

/**
 * What a record is, and its place among all records: by arrival, then by when and by whom it was caused. No two phones share a place,
 * so the order is the same whoever merges the records of several crowds.
 *
 * @param arrival epoch milliseconds
 * @param caused when the phone acted whose doing it is, in epoch milliseconds; not after {@code arrival}
 * @param user that phone's; {@link #NOBODY} if it is no phone's doing
 */
public record Stamp(Emissions.Kind kind, long arrival, long caused, int user) {
    private static final int NOBODY = -1;

    /** A change that the scenario makes: it goes before what phones do. */
    public static Stamp ofRemoteConfig(long arrival) {
        return new Stamp(Emissions.Kind.REMOTE_CONFIG, arrival, Long.MIN_VALUE, NOBODY);
    }
}

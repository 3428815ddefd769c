package dev.syncwatch.simulate;

/** What the world emits, in order of arrival. */
@FunctionalInterface
public interface Emissions {

    /** Where a record would go. */
    enum Kind {
        /** What the app's phones send: design section 4. */
        TELEMETRY,
        /** A log line of the backend. */
        LOG,
        /** A change of the remote flag. */
        REMOTE_CONFIG
    }

    /**
     * Takes one record.
     *
     * @param arrivalMillis epoch milliseconds; never less than in the call before
     * @param key the user's id for telemetry, else null
     * @param json one JSON object without a line break, in UTF-8; the array is the receiver's to keep
     */
    void accept(Kind kind, long arrivalMillis, String key, byte[] json);
}

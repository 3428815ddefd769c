package dev.syncwatch.simulate;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that goes wrong, as the scenario scripts it.
 *
 * @param name of 1 to 64 of a-z, 0-9 and -; no two incidents of a scenario share one
 * @param from after the scenario's start
 * @param to   after the scenario's start, later than {@code from}
 * @param share above 0, at most 1: of syncs that push ({@link Kind#OUTAGE}, {@link Kind#LATENCY}, {@link Kind#DECAY}) or of
 *     people (the others)
 * @param status the HTTP status that a failing backend answers with; 0 where the kind knows none
 * @param appVersion the release that is bad; null for every other kind
 */
public record Incident(
        String name, Kind kind, Duration from, Duration to, double share, int status, String appVersion) {

    public Incident {
        if (from.isNegative() || to.compareTo(from) <= 0) {
            throw new IllegalArgumentException(name + ": from 0 or later and to after it, not " + from + " and " + to);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(name + ": a share is above 0 and at most 1, not " + share);
        }
        if (kind == Kind.RELEASE != (appVersion != null)) {
            throw new IllegalArgumentException(name + ": a release names its app version, and nothing else does");
        }
    }

    /** An incident that needs neither status nor version. */
    public static Incident of(String name, Kind kind, Duration from, Duration to, double share) {
        return new Incident(name, kind, from, to, share, kind.status, null);
    }

    /** What can go wrong. */
    public enum Kind {
        /** The backend refuses what phones push. */
        OUTAGE("3.2", 503),
        /** The backend grows so slow that phones stop waiting. */
        LATENCY("3.2", 0),
        /** Tokens are refused; people who lost theirs are skipped until they log in. */
        AUTH("3.1", 401),
        /** A release whose pushes the backend can't read; people install it from {@code from} on. */
        RELEASE(null, 422),
        /** An outage whose share grows evenly from nothing to {@code share}. */
        DECAY("3.2", 500),
        /** Phones lose their storage. */
        STORAGE("3.3", 0),
        /** Queues hold a record that makes each sync hang; nothing moves. */
        STUCK("3.4", 0),
        /** Syncs start, and neither complete nor fail. */
        SILENT(null, 0);

        private final String runbook;
        private final int status;

        Kind(String runbook, int status) {
            this.runbook = runbook;
            this.status = status;
        }

        /** As scenario files spell it, such as {@code outage}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The runbook's section that describes it, such as {@code 3.2}; null where there is none. */
        public String runbook() {
            return runbook;
        }

        /** What a failing backend answers with unless the scenario says otherwise; 0 for none. */
        public int status() {
            return status;
        }
    }
}

package dev.syncwatch.incident;

import java.time.Duration;
import java.time.Instant;

/** What makes episodes of one environment one incident (design section 10). */
public final class Following {
    /** An episode that begins so soon after the last one still belongs to it. */
    public static final Duration WITHIN = Duration.ofMinutes(10);

    private static final String PREFIX = "incident/";

    private Following() {}

    /**
     * Whether an episode that begins at {@code begin} belongs to an incident.
     *
     * @param overAt when the incident's last open episode ended; null while one is open
     */
    public static boolean joins(Instant overAt, Instant begin) {
        return overAt == null || !begin.isAfter(overAt.plus(WITHIN));
    }

    /** The id of the incident that an episode begins. */
    public static String incidentOf(String firstEpisode) {
        return PREFIX + firstEpisode;
    }
}

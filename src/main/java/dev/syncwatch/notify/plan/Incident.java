package dev.syncwatch.notify.plan;

import dev.syncwatch.incident.Following;
import java.time.Instant;

/**
 * Episodes of one environment that overlap or follow closely.
 *
 * @param id      {@code incident/} and the id of the first episode
 * @param overAt  when the last open episode ended; null while one is open
 * @param said    how many notifications the channel was given
 * @param lastSaid when people were last called, in event time; null before the first
 */
public record Incident(String id, String environment, Instant overAt, int said, Instant lastSaid) {

    static Incident begun(String environment, String episode) {
        return new Incident(Following.incidentOf(episode), environment, null, 0, null);
    }

    Incident goingOn() {
        return new Incident(id, environment, null, said, lastSaid);
    }

    Incident over(Instant at) {
        return new Incident(id, environment, at, said, lastSaid);
    }

    /** {@code calling} tells whether people were called, after which a reminder waits anew. */
    Incident saidOnce(Instant now, boolean calling) {
        return new Incident(id, environment, overAt, said + 1, calling ? now : lastSaid);
    }
}

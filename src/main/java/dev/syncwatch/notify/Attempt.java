package dev.syncwatch.notify;

import java.time.Instant;

/**
 * A notification that is to be sent now, and what is known of it from before.
 *
 * @param reference      what the vendor calls the incident's first message there; null if there is none yet
 * @param plannedAt      when it was decided on, by the wall clock: the vendor can't have it from before
 * @param mayHaveArrived an earlier attempt ended without a verdict, so that the vendor may have it already
 */
public record Attempt(Notification notification, String reference, Instant plannedAt, boolean mayHaveArrived) {

    /** The first attempt at something that nothing came before. */
    public static Attempt first(Notification notification, Instant plannedAt) {
        return new Attempt(notification, null, plannedAt, false);
    }
}

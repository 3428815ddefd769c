package dev.syncwatch.notify.outbox;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import java.time.Instant;

/**
 * How far one notification has come. Times are by the wall clock.
 *
 * @param attempts       made or being made
 * @param firstTriedAt   null before the first attempt
 * @param mayHaveArrived an attempt was begun of which nobody knows whether it arrived
 * @param reference      what the vendor calls the incident's first message; null if it has no name, or none yet
 * @param doubles        how often more than once the vendor was found to have it
 * @param settledAt      null before it was delivered or given up
 * @param reason         of giving up; null else
 */
public record Delivery(
        Notification notification,
        Status status,
        Instant plannedAt,
        int attempts,
        Instant firstTriedAt,
        boolean mayHaveArrived,
        String reference,
        int doubles,
        Instant settledAt,
        String reason) {

    /** A delivery's stations. */
    public enum Status {
        /** The intent: written down, nothing sent. */
        PLANNED,
        /** An attempt has begun, or has failed and will be made again. */
        TRYING,
        /** The vendor has it; whether twice is still to be looked at. */
        DOUBTFUL,
        /** The vendor has it. */
        DELIVERED,
        /** In the dead letters. */
        GIVEN_UP
    }

    /** The intent to tell {@code notification}. */
    public static Delivery planned(Notification notification, Instant now) {
        return new Delivery(notification, Status.PLANNED, now, 0, null, false, null, 0, null, null);
    }

    /** Another attempt begins. */
    public Delivery trying(Instant now) {
        Instant first = firstTriedAt == null ? now : firstTriedAt;
        return new Delivery(
                notification, Status.TRYING, plannedAt, attempts + 1, first, mayHaveArrived, null, 0, null, null);
    }

    /** The last attempt failed; the next may find that the vendor has it already. */
    public Delivery failed(boolean attemptMayHaveArrived) {
        return new Delivery(
                notification,
                Status.TRYING,
                plannedAt,
                attempts,
                firstTriedAt,
                mayHaveArrived || attemptMayHaveArrived,
                null,
                0,
                null,
                null);
    }

    /** Rejected: the next attempt is in the plain form. */
    public Delivery asPlain() {
        return new Delivery(
                notification.asPlain(), status, plannedAt, attempts, firstTriedAt, mayHaveArrived, null, 0, null, null);
    }

    /** The vendor has it; {@code found} doubles were removed. */
    public Delivery delivered(String vendorReference, int found, Instant now) {
        Status settled = mayHaveArrived ? Status.DOUBTFUL : Status.DELIVERED;
        return settled(settled, vendorReference, doubles + found, now);
    }

    /** Looked at again: there are no doubles any more. */
    public Delivery sure(int found) {
        return settled(Status.DELIVERED, reference, doubles + found, settledAt);
    }

    /** The vendor could not be asked for doubles; it is asked again, as if it had been delivered at {@code now}. */
    public Delivery doubtfulAgain(Instant now) {
        return settled(Status.DOUBTFUL, reference, doubles, now);
    }

    public Delivery givenUp(String because, Instant now) {
        return new Delivery(
                notification,
                Status.GIVEN_UP,
                plannedAt,
                attempts,
                firstTriedAt,
                mayHaveArrived,
                null,
                doubles,
                now,
                because);
    }

    private Delivery settled(Status settled, String vendorReference, int found, Instant now) {
        return new Delivery(
                notification,
                settled,
                plannedAt,
                attempts,
                firstTriedAt,
                mayHaveArrived,
                vendorReference,
                found,
                now,
                null);
    }

    /** The number of its notification in the incident. */
    int number() {
        String id = notification.id();
        return Integer.parseInt(id.substring(id.lastIndexOf('#') + 1));
    }

    /** Whether nothing is to be sent any more. */
    public boolean isSettled() {
        return settledAt != null;
    }

    /** What to give to the vendor's client; {@code known} is the incident's reference, null if there is none. */
    public Attempt attempt(String known) {
        return new Attempt(notification, known, plannedAt, mayHaveArrived);
    }
}

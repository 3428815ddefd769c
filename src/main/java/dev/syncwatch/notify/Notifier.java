package dev.syncwatch.notify;

/**
 * The client of one vendor. It tries once and says what came of it; the package {@code delivery} alone decides about trying again.
 * {@code NotifierContract} in the tests is what every implementation has to keep.
 */
public interface Notifier {

    /**
     * Makes one attempt, at most one request that can have an effect, and returns within 10 s. It throws nothing: whatever
     * happens is an outcome, and no outcome's reason holds a secret.
     */
    Outcome send(Notification notification);
}

package dev.syncwatch.notify;

import java.time.Duration;

/**
 * The client of one vendor. It tries once and says what came of it; the package {@code delivery} alone decides about trying again.
 * {@code NotifierContract} in the tests is what every implementation has to keep.
 */
public interface Notifier extends AutoCloseable {

    /**
     * Makes one attempt, at most one request that would have another effect when repeated, and returns within 10 s of each request.
     * It throws nothing: whatever happens is an outcome, and no outcome's reason holds a secret.
     */
    Outcome send(Attempt attempt);

    /**
     * Looks whether the vendor has got more than one of what was delivered, and removes the others. Only a vendor
     * that can't tell a repeat needs this; it is called some time after an attempt with {@link Attempt#mayHaveArrived}.
     *
     * @return {@link Outcome.Delivered} with the number of doubles, or {@link Outcome.Retry}
     */
    default Outcome removeDoubles(Attempt delivered) {
        return Outcome.delivered();
    }

    /** The least time from one attempt to the next. */
    default Duration pace() {
        return Duration.ZERO;
    }

    @Override
    default void close() {}
}

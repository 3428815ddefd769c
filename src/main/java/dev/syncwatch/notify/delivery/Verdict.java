package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.outbox.Delivery;
import java.time.Instant;

/** What follows an attempt. */
sealed interface Verdict {

    /** The vendor has it. */
    record Settled(Delivery delivery) implements Verdict {}

    /** To be tried again at {@code dueAt}; {@code wholeChannel}: nothing else goes out before. */
    record Again(Delivery delivery, Instant dueAt, boolean wholeChannel, String reason) implements Verdict {}

    /** To be written to the dead letters. */
    record Lost(String reason) implements Verdict {}
}

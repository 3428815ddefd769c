package dev.syncwatch.notify;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;

/** Is told what a channel does, on the channel's own thread: it must be quick and throw nothing. */
public interface DeliveryListener {

    /** A change was read; {@code decision} says what becomes of it. */
    default void decided(String channel, PublishedChange change, NotifyReason decision) {}

    /** The channel has read {@code learning-sync.progress} up to this T, and done what was due by then. */
    default void reached(String channel, Instant evaluatedTo) {}

    /** What the channel has still to send; {@code oldest} was planned at this wall time, and is null if nothing waits. */
    default void waiting(String channel, int notifications, Instant oldest) {}

    /** One attempt is over. */
    default void tried(String channel, Notification notification, Outcome outcome) {}

    /** The vendor had a notification {@code doubles} times more than once; the others are removed. */
    default void doubled(String channel, Notification notification, int doubles) {}

    /** A channel has read everything that was written down, and begins to send. */
    default void opened(String channel) {}

    /** A channel stands still for a reason that is not its vendor's: Kafka can't be read or written. */
    default void troubled(String channel, String reason) {}

    /** Another instance serves this channel now; it is sent nothing more from here. */
    default void fenced(String channel) {}

    /** Something was given up and is in the dead letters. */
    default void lost(String channel, String reason) {}
}

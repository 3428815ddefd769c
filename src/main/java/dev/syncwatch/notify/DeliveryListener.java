package dev.syncwatch.notify;

import dev.syncwatch.notify.page.PublishedChange;

/** Is told what a channel does, on the channel's own thread: it must be quick and throw nothing. */
public interface DeliveryListener {

    /** A change was read; {@code decision} says what becomes of it. */
    default void decided(String channel, PublishedChange change, NotifyDecision decision) {}

    /** One attempt is over. */
    default void tried(String channel, Notification notification, Outcome outcome) {}

    /** Something was given up and is in the dead letters. */
    default void lost(String channel, String reason) {}
}

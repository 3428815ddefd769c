package dev.syncwatch.job.metrics;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells two listeners of all that happens to notifications. */
public record BothListeners(DeliveryListener one, DeliveryListener other) implements DeliveryListener {

    private void both(Consumer<DeliveryListener> what) {
        what.accept(one);
        what.accept(other);
    }

    @Override
    public void decided(String channel, PublishedChange change, NotifyReason decision) {
        both(listener -> listener.decided(channel, change, decision));
    }

    @Override
    public void reached(String channel, Instant evaluatedTo) {
        both(listener -> listener.reached(channel, evaluatedTo));
    }

    @Override
    public void waiting(String channel, int notifications, Instant oldest) {
        both(listener -> listener.waiting(channel, notifications, oldest));
    }

    @Override
    public void tried(String channel, Notification notification, Outcome outcome) {
        both(listener -> listener.tried(channel, notification, outcome));
    }

    @Override
    public void doubled(String channel, Notification notification, int doubles) {
        both(listener -> listener.doubled(channel, notification, doubles));
    }

    @Override
    public void opened(String channel) {
        both(listener -> listener.opened(channel));
    }

    @Override
    public void troubled(String channel, String reason) {
        both(listener -> listener.troubled(channel, reason));
    }

    @Override
    public void fenced(String channel) {
        both(listener -> listener.fenced(channel));
    }

    @Override
    public void lost(String channel, String reason) {
        both(listener -> listener.lost(channel, reason));
    }
}

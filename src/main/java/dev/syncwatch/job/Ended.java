package dev.syncwatch.job;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hears of all that happens to notifications, passes it on, and remembers what ends them for good. */
final class Ended implements DeliveryListener {
    private final DeliveryListener next;
    private final AtomicReference<String> fencedChannel = new AtomicReference<>();

    Ended(DeliveryListener next) {
        this.next = next;
    }

    Optional<String> reason() {
        return Optional.ofNullable(fencedChannel.get())
                .map(channel -> "another instance serves the channel " + channel + " now: run one alone");
    }

    @Override
    public void fenced(String channel) {
        fencedChannel.set(channel);
        next.fenced(channel);
    }

    @Override
    public void decided(String channel, PublishedChange change, NotifyReason decision) {
        next.decided(channel, change, decision);
    }

    @Override
    public void tried(String channel, Notification notification, Outcome outcome) {
        next.tried(channel, notification, outcome);
    }

    @Override
    public void doubled(String channel, Notification notification, int doubles) {
        next.doubled(channel, notification, doubles);
    }

    @Override
    public void reached(String channel, Instant evaluatedTo) {
        next.reached(channel, evaluatedTo);
    }

    @Override
    public void waiting(String channel, int notifications, Instant oldest) {
        next.waiting(channel, notifications, oldest);
    }

    @Override
    public void opened(String channel) {
        next.opened(channel);
    }

    @Override
    public void troubled(String channel, String reason) {
        next.troubled(channel, reason);
    }

    @Override
    public void lost(String channel, String reason) {
        next.lost(channel, reason);
    }
}

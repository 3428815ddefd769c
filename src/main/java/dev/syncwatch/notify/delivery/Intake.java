package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.NotifyDecision;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.ChangeReading;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.UnreadableChange;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns one record of the alerts topic into what one channel has to do about it. */
final class Intake {
    private final String channel;
    private final DeliveryListener listener;
    private final ChangeReader reader = new ChangeReader();
    private final PageWriter pages = new PageWriter();

    Intake(String channel, DeliveryListener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    /** Empty if this channel has nothing to do. */
    Optional<Waiting> read(ConsumerRecord<byte[], byte[]> source) {
        ChangeReading reading = reader.read(source.value());
        if (reading instanceof PublishedChange change) {
            return notification(change).map(notification -> Waiting.toSend(source, notification));
        }
        return Optional.of(Waiting.unreadable(source, ((UnreadableChange) reading).reason()));
    }

    private Optional<Notification> notification(PublishedChange change) {
        NotifyDecision decision = NotifyDecision.of(change, channel);
        listener.decided(channel, change, decision);
        return decision.action()
                .map(action -> new Notification(
                        change.episodeId() + "#" + change.state(),
                        change.episodeId(),
                        action,
                        pages.write(new Occasion(action, change.episodeId(), change, List.of(change), "")),
                        false));
    }
}

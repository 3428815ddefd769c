package dev.syncwatch.job;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.delivery.NotificationService;
import dev.syncwatch.notify.delivery.NotificationSettings;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;

/** Changes of alerts in, pages out: the notification service with the settings that detection has. */
public final class NotificationJob implements AutoCloseable {
    /** What it is called in messages. */
    public static final String NAME = "notification";

    /** What the names of the channels' outboxes begin with. */
    private static final String OUTBOXES = "learning-sync.outbox";

    private final NotificationService service;
    private final AtomicReference<String> fenced = new AtomicReference<>();

    /** Ready to be started; the topics and the outboxes have to be there. */
    NotificationJob(DetectionSettings settings, List<ChannelSpec> channels) {
        service = new NotificationService(settings(settings), channels, new DeliveryListener() {
            @Override
            public void fenced(String channel) {
                fenced.set(channel);
            }
        });
    }

    void start() {
        service.start();
    }

    /** Why it is over for good; empty while it goes on. */
    Optional<String> ended() {
        return Optional.ofNullable(fenced.get())
                .map(channel -> "another instance serves the channel " + channel + " now: run one alone");
    }

    @Override
    public void close() {
        service.close();
    }

    /** The topics in which the channels write down what they have told and have still to tell. */
    public static List<NewTopic> outboxes(DetectionSettings settings, Collection<ChannelSpec> channels) {
        NotificationSettings.Topics topics = settings(settings).topics();
        return channels.stream()
                .map(ChannelSpec::name)
                .map(topics::outbox)
                .map(Topics::compacted)
                .toList();
    }

    private static NotificationSettings settings(DetectionSettings settings) {
        NotificationSettings defaults = NotificationSettings.defaults("");
        return new NotificationSettings(
                settings.kafka(),
                new NotificationSettings.Topics(
                        settings.topic(Topic.ALERTS),
                        settings.topic(Topic.PROGRESS),
                        settings.topic(Topic.SILENCES),
                        OUTBOXES,
                        settings.topic(Topic.UNDELIVERED)),
                defaults.retry(),
                defaults.fallbackAfter());
    }
}

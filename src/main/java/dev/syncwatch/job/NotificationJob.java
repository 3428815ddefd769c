package dev.syncwatch.job;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.delivery.NotificationService;
import dev.syncwatch.notify.delivery.NotificationSettings;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;

/** Changes of alerts in, pages out: the notification service with the settings that detection has. */
public final class NotificationJob implements AutoCloseable {
    /** What it is called in messages. */
    public static final String NAME = "notification";

    private final NotificationService service;
    private final AtomicReference<String> fenced = new AtomicReference<>();

    /** Ready to be started; the topics and the outboxes have to be there. */
    NotificationJob(LocalPager.Watch watch) {
        service = new NotificationService(settings(watch), watch.channels(), new DeliveryListener() {
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
    public static List<NewTopic> outboxes(LocalPager.Watch watch) {
        NotificationSettings.Topics topics = settings(watch).topics();
        return watch.channels().stream()
                .map(ChannelSpec::name)
                .map(topics::outbox)
                .map(Topics::compacted)
                .toList();
    }

    private static NotificationSettings settings(LocalPager.Watch watch) {
        DetectionSettings settings = watch.settings();
        NotificationJobSettings own = watch.notification();
        return new NotificationSettings(
                settings.kafka(),
                new NotificationSettings.Topics(
                        settings.topic(Topic.ALERTS),
                        settings.topic(Topic.PROGRESS),
                        settings.topic(Topic.SILENCES),
                        own.outboxes(),
                        settings.topic(Topic.UNDELIVERED)),
                own.retry(),
                own.fallbackAfter(),
                own.doublesAfter(),
                own.dashboard());
    }
}

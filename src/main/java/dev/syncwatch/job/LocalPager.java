package dev.syncwatch.job;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.delivery.NotificationService;
import dev.syncwatch.notify.delivery.NotificationSettings;
import dev.syncwatch.notify.delivery.Silences;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;

/** Everything between telemetry in Kafka and a page, in this process: heartbeats, the detection job, notifications. */
public final class LocalPager implements AutoCloseable {

    /** What the names of the channels' outboxes begin with. */
    private static final String OUTBOXES = "learning-sync.outbox";

    private final HeartbeatWriter heartbeats;
    private final NotificationService notifications;
    private final JobClient detection;

    private LocalPager(HeartbeatWriter heartbeats, NotificationService notifications, JobClient detection) {
        this.heartbeats = heartbeats;
        this.notifications = notifications;
        this.detection = detection;
    }

    /**
     * Starts all parts; the topics have to be there.
     *
     * @param channels with their outboxes, whose topics have to be there too
     * @throws Exception if Kafka's settings are no good or Flink does not start
     */
    public static LocalPager start(DetectionSettings settings, RuleSet rules, List<ChannelSpec> channels)
            throws Exception {
        HeartbeatWriter heartbeats = new HeartbeatWriter(
                Map.copyOf(settings.kafka()),
                List.of(settings.topic(Topic.TELEMETRY)),
                HeartbeatWriter.EVERY_SECOND,
                Clock.systemUTC());
        NotificationService notifications = new NotificationService(
                notificationSettings(settings), channels, Silences::none, new DeliveryListener() {});
        StreamExecutionEnvironment environment =
                FlinkSettings.inProcess(settings.parallelism(), DetectionJob.flinkSettings(settings));
        DetectionJob.define(environment, settings, rules);
        JobClient detection = environment.executeAsync(DetectionJob.NAME);
        heartbeats.start();
        notifications.start();
        return new LocalPager(heartbeats, notifications, detection);
    }

    private static NotificationSettings notificationSettings(DetectionSettings settings) {
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

    /** Topics that {@link #start} needs beside those of the settings: what each channel has told and has still to tell. */
    public static List<NewTopic> outboxes(DetectionSettings settings, Collection<String> channels) {
        NotificationSettings.Topics topics = notificationSettings(settings).topics();
        return channels.stream().map(topics::outbox).map(Topics::compacted).toList();
    }

    /** Waits until the detection job ends, which it does by failing for good, or by {@link #close}. */
    public void await() throws Exception {
        detection.getJobExecutionResult().get();
    }

    /** Stops the job first, so that its last changes still find a notifier. */
    @Override
    public void close() throws Exception {
        try {
            detection.cancel().get();
        } finally {
            heartbeats.close();
            notifications.close();
        }
    }
}

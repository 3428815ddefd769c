package dev.syncwatch.job;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.delivery.NotificationService;
import dev.syncwatch.notify.delivery.NotificationSettings;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Everything between telemetry in Kafka and a page, in this process: heartbeats, the detection job, notifications. */
public final class LocalPager implements AutoCloseable {

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
     * @param channels by the names that rules give them in {@code notify}
     * @throws Exception if Kafka's settings are no good or Flink does not start
     */
    public static LocalPager start(DetectionSettings settings, RuleSet rules, Map<String, Notifier> channels)
            throws Exception {
        HeartbeatWriter heartbeats = new HeartbeatWriter(
                Map.copyOf(settings.kafka()),
                List.of(settings.topic(Topic.TELEMETRY)),
                HeartbeatWriter.EVERY_SECOND,
                Clock.systemUTC());
        NotificationService notifications =
                new NotificationService(notificationSettings(settings), channels, new DeliveryListener() {});
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
                settings.topic(Topic.ALERTS),
                settings.topic(Topic.UNDELIVERED),
                defaults.groupId(),
                defaults.retry(),
                defaults.queueLimit());
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

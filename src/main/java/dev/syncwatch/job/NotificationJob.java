package dev.syncwatch.job;

import dev.syncwatch.job.metrics.BothListeners;
import dev.syncwatch.job.metrics.DeliveryMetrics;
import dev.syncwatch.job.metrics.WatchdogMetrics;
import dev.syncwatch.job.silence.SilenceFiles;
import dev.syncwatch.job.silence.SilenceTopic;
import dev.syncwatch.job.silence.file.SilenceFolder;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.blind.Watchdog;
import dev.syncwatch.notify.blind.WatchdogSettings;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.delivery.Arrivals;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.delivery.KafkaArrivals;
import dev.syncwatch.notify.delivery.NotificationService;
import dev.syncwatch.notify.delivery.NotificationSettings;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;

/** Changes of alerts in, pages out; beside it the files of silences, and who watches over what can't be seen. */
public final class NotificationJob implements AutoCloseable {
    /** What it is called in messages. */
    public static final String NAME = "notification";

    /** How long a planned stop may last before somebody is called for it. */
    private static final Duration STOPPED_FOR = Duration.ofMinutes(10);

    private final Watchdog watchdog;
    private final SilenceFiles silences;
    private final NotificationService service;
    private final KafkaArrivals arrivals;
    private final Ended ended;

    /**
     * Ready to be started; the topics and the outboxes have to be there.
     *
     * @param detection how the detection job is
     * @param place     how it speaks to its operator, and where it counts
     */
    NotificationJob(LocalPager.Watch watch, Supplier<JobState> detection, LocalPlace place) {
        DetectionSettings settings = watch.settings();
        watchdog = new Watchdog(watchdogSettings(watch, detection));
        silences = new SilenceFiles(
                new SilenceFolder(Path.of(watch.notification().silences())),
                new SilenceTopic(settings.kafka(), settings.topic(Topic.SILENCES)),
                SilenceFiles.EVERY_FEW_SECONDS,
                place.tell());
        WatchdogMetrics.register(place.metrics(), watchdog);
        ended = new Ended(new BothListeners(
                watchdog.listener(),
                new DeliveryMetrics(
                        place.metrics(),
                        watch.channels().stream().map(ChannelSpec::name).toList(),
                        Clock.systemUTC())));
        arrivals = new KafkaArrivals(settings.kafka(), settings.topic(Topic.TELEMETRY));
        boolean waits = watch.notification().backlog() == NotificationJobSettings.Backlog.WAIT;
        service = new NotificationService(
                settings(watch), watch.channels(), ended, waits ? arrivals : Arrivals.unknown());
    }

    void start() {
        silences.start();
        service.start();
        watchdog.start();
    }

    /** Says that nothing will be seen for a while, so that nobody is called for it. */
    void announceStop() {
        watchdog.announceStop(STOPPED_FOR);
    }

    /** Why it is over for good; empty while it goes on. */
    Optional<String> ended() {
        return ended.reason();
    }

    @Override
    public void close() {
        try (KafkaArrivals last = arrivals;
                SilenceFiles third = silences;
                NotificationService second = service;
                Watchdog first = watchdog) {
            // All of them, whatever one of them throws.
        }
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

    private static WatchdogSettings watchdogSettings(LocalPager.Watch watch, Supplier<JobState> detection) {
        DetectionSettings settings = watch.settings();
        return new WatchdogSettings(
                settings.kafka(),
                new WatchdogSettings.TopicNames(
                        settings.topic(Topic.TELEMETRY),
                        settings.topic(Topic.PROGRESS),
                        settings.topic(Topic.SILENCES)),
                watch.alarms(),
                detection,
                deadMan(watch.notification()),
                WatchdogSettings.Limits.defaults(),
                Clock.systemUTC());
    }

    private static Secret deadMan(NotificationJobSettings own) {
        return Optional.ofNullable(own.deadMan())
                .flatMap(SecretRef::read)
                .flatMap(written -> written.resolve(System.getenv()))
                .map(Secret::new)
                .orElse(null);
    }
}

package dev.syncwatch.job;

import dev.syncwatch.job.metrics.ProcessMetrics;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;

/** The jobs between telemetry in Kafka and a page, in this process: detection, notification, heartbeat, or some of them. */
public final class LocalPager implements AutoCloseable {

    /** A job that can run by itself. */
    public enum Job {
        DETECTION,
        NOTIFICATION,
        HEARTBEAT
    }

    /**
     * What is watched, and who is told.
     *
     * @param channels with their outboxes, whose topics have to be there
     * @param alarms clients of the same vendors, for what Syncwatch can't see; closed with the pager
     * @param jobs those that run in this process
     */
    public record Watch(
            DetectionSettings settings,
            NotificationJobSettings notification,
            RuleSet rules,
            List<ChannelSpec> channels,
            Map<String, Notifier> alarms,
            Set<Job> jobs) {

        public Watch {
            channels = List.copyOf(channels);
            alarms = Map.copyOf(alarms);
            jobs = Set.copyOf(jobs);
        }

        /** The same on another Kafka, or with other checkpoints. */
        public Watch with(DetectionSettings other) {
            return new Watch(other, notification, rules, channels, alarms, jobs);
        }
    }

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private volatile LocalDetection detection;
    private NotificationJob notification;
    private HeartbeatWriter heartbeats;

    private LocalPager() {}

    /**
     * Starts the jobs; the topics have to be there.
     *
     * @throws Exception if Kafka's settings are no good or Flink does not start
     */
    public static LocalPager start(Watch watch, LocalPlace place) throws Exception {
        LocalPager pager = new LocalPager();
        try {
            pager.startAll(watch, place);
            return pager;
        } catch (Exception failure) {
            pager.close();
            throw failure;
        }
    }

    private void startAll(Watch watch, LocalPlace place) throws Exception {
        if (watch.jobs().contains(Job.NOTIFICATION)) {
            notification = new NotificationJob(watch, this::detection, place);
            running.add(notification);
            notification.start();
        }
        if (watch.jobs().contains(Job.HEARTBEAT)) {
            heartbeats = new HeartbeatWriter(
                    Map.copyOf(watch.settings().kafka()),
                    timed(watch.settings()),
                    place.beats().every(),
                    Clock.systemUTC());
            ProcessMetrics.heartbeats(place.metrics(), heartbeats);
            running.addFirst(heartbeats);
            heartbeats.start();
        }
        if (watch.jobs().contains(Job.DETECTION)) {
            detection = LocalDetection.start(watch.settings(), watch.rules(), place);
            running.addFirst(detection);
        }
    }

    /**
     * Starts a Flink for the detection job.
     *
     * @param more slots for other jobs
     */
    public static LocalFlink startFlink(DetectionSettings settings, int more, LocalFlink.Place place) throws Exception {
        int slots = Math.max(settings.parallelism(), settings.sourceParallelism()) + more;
        Configuration flink = DetectionJob.flinkSettings(settings);
        settings.state().size(flink, slots);
        return LocalFlink.start(flink, slots, place);
    }

    /** Every topic that time comes from. */
    private static List<String> timed(DetectionSettings settings) {
        return settings.inputs().stream()
                .filter(topic -> topic == Topic.TELEMETRY || topic == Topic.LOGS)
                .map(settings::topic)
                .toList();
    }

    /** Nobody knows of a job that runs elsewhere. */
    private JobState detection() {
        LocalDetection here = detection;
        return here == null ? JobState.unknown() : here.state();
    }

    /** Which job is over for good and why; empty while all go on. */
    public Optional<String> ended() {
        if (heartbeats != null && !heartbeats.isAlive()) {
            return Optional.of("heartbeat: its thread has ended");
        }
        if (notification != null && notification.ended().isPresent()) {
            return notification.ended().map(reason -> NotificationJob.NAME + ": " + reason);
        }
        return Optional.ofNullable(detection)
                .flatMap(LocalDetection::ended)
                .map(reason -> DetectionJob.NAME + ": " + reason);
    }

    /** Says first that nothing will be seen for a while; stops detection next, so that its last changes find a notifier. */
    @Override
    public void close() throws Exception {
        if (notification != null) {
            notification.announceStop();
        }
        closeAll();
    }

    private void closeAll() throws Exception {
        AutoCloseable next = running.poll();
        if (next == null) {
            return;
        }
        try {
            next.close();
        } finally {
            closeAll();
        }
    }
}

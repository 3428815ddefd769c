package dev.syncwatch.cli.bench.latency;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.cli.bench.feed.BrokerProcess;
import dev.syncwatch.cli.bench.suite.WrittenRules;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.HeartbeatSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.LocalPlace;
import dev.syncwatch.job.NotificationJob;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** The jobs that page, as {@code run} starts them, over a broker in a process of its own and at a stand-in for PagerDuty. */
final class Pager implements AutoCloseable {
    private static final int PARTITIONS = 2;
    private static final String RULES = """
            version: 1
            service: learning-sync
            rules:
              - id: failure-rate
                kind: failure-rate
                window: 15m
                attempts: { event: [learning_sync_completed, learning_sync_failed] }
                successes: { event: learning_sync_completed, status: success }
                above: 10%
                minimumAttempts: 30
                minimumFailures: 5
                minimumUsers: 3
                severity: critical
                notify: [pagerduty]
            channels:
              pagerduty: { kind: pagerduty, routingKey: "${PAGERDUTY_ROUTING_KEY}" }
            """;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path folder;
    private final BrokerProcess broker;
    private final PagerDutyStandIn pagerDuty;

    private Pager(Path folder) throws Exception {
        this.folder = folder;
        broker = held(BrokerProcess.start(folder.resolve("kafka")));
        pagerDuty = held(new PagerDutyStandIn());
    }

    /** Returns once all of it runs; {@code folder} is an empty one, {@code tell} takes what the jobs say. */
    static Pager start(Path folder, Trial trial, Consumer<String> tell) throws Exception {
        Pager pager = new Pager(folder);
        try {
            pager.start(trial, tell);
            return pager;
        } catch (Exception failure) {
            pager.close();
            throw failure;
        }
    }

    private void start(Trial trial, Consumer<String> tell) throws Exception {
        LocalPager.Watch watch = watch(trial, tell);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            TopicCreation creation = new TopicCreation(admin);
            creation.createMissing(Topics.byDefault(PARTITIONS), Topic.ALL);
            creation.createMissing(NotificationJob.outboxes(watch));
        }
        LocalFlink flink =
                held(LocalPager.startFlink(watch.settings(), 0, new LocalFlink.Place(folder.resolve("flink"), 0)));
        HeartbeatSettings beats = HeartbeatSettings.read(written("heartbeat.yaml", trial.heartbeatYaml()));
        held(LocalPager.start(watch, new LocalPlace(flink, beats, true, tell)));
    }

    private LocalPager.Watch watch(Trial trial, Consumer<String> tell) throws Exception {
        RuleSet rules = WrittenRules.read(RULES, trial.pane());
        Channels channels = new Channels(
                Map.of("PAGERDUTY_ROUTING_KEY", PagerDutyStandIn.ROUTING_KEY),
                new Channels.Places(pagerDuty.endpoint(), null),
                tell);
        return new LocalPager.Watch(
                DetectionSettings.read(written("detection.yaml", trial.detectionYaml()))
                        .withKafka(Map.of("bootstrap.servers", brokers()))
                        .orCheckpointsAt(folder.resolve("checkpoints").toUri().toString()),
                NotificationJobSettings.read(
                        written("notification.yaml", "silences: " + folder.resolve("silences") + "\n")),
                rules,
                channels.of(rules),
                channels.notifiers(rules),
                Set.of(LocalPager.Job.values()));
    }

    private Path written(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    String brokers() {
        return broker.bootstrapServers();
    }

    PagerDutyStandIn pagerDuty() {
        return pagerDuty;
    }

    private <T extends AutoCloseable> T held(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        AutoCloseable part = open.poll();
        if (part == null) {
            return;
        }
        try {
            part.close();
        } finally {
            close();
        }
    }
}

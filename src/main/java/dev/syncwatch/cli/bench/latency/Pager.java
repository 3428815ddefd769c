package dev.syncwatch.cli.bench.latency;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.cli.bench.feed.BrokerProcess;
import dev.syncwatch.cli.bench.suite.WrittenRules;
import dev.syncwatch.cli.pager.OpenParts;
import dev.syncwatch.cli.pager.PagerFolder;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import java.nio.file.Path;
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

    private final OpenParts open = new OpenParts();
    private final PagerFolder folder;
    private final BrokerProcess broker;
    private final PagerDutyStandIn pagerDuty;

    private Pager(Path folder) throws Exception {
        broker = open.hold(BrokerProcess.start(folder.resolve("kafka")));
        pagerDuty = open.hold(new PagerDutyStandIn());
        this.folder = new PagerFolder(folder, broker.bootstrapServers());
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
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            new TopicCreation(admin).createMissing(Topics.byDefault(PARTITIONS), Topic.ALL);
        }
        folder.write("detection.yaml", trial.detectionYaml());
        folder.write("heartbeat.yaml", trial.heartbeatYaml());
        folder.write("notification.yaml", folder.silences());
        LocalPager.Watch watch = watch(trial, tell);
        open.hold(folder.start(watch, open.hold(folder.flink(watch, 0)), tell));
    }

    private LocalPager.Watch watch(Trial trial, Consumer<String> tell) throws Exception {
        RuleSet rules = WrittenRules.read(RULES, trial.pane());
        Channels channels = new Channels(
                Map.of("PAGERDUTY_ROUTING_KEY", PagerDutyStandIn.ROUTING_KEY),
                new Channels.Places(pagerDuty.endpoint(), null),
                tell);
        LocalPager.Watch watch = folder.watch(rules, channels, Set.of(LocalPager.Job.values()));
        String checkpoints = folder.path().resolve("checkpoints").toUri().toString();
        return watch.with(watch.settings().orCheckpointsAt(checkpoints));
    }

    String brokers() {
        return broker.bootstrapServers();
    }

    PagerDutyStandIn pagerDuty() {
        return pagerDuty;
    }

    @Override
    public void close() throws Exception {
        open.close();
    }
}

package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.cli.run.Reporting;
import dev.syncwatch.cli.run.Tables;
import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.HeartbeatSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.LocalPlace;
import dev.syncwatch.job.NotificationJob;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.standalone.EmbeddedKafka;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.store.postgres.Database;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** All that {@code run} needs, for a simulated world: a broker whose topics carry its time, and vendors on this machine. */
final class Stage implements AutoCloseable {
    /** More than one, so that the demo shows what a real topic does. */
    private static final int PARTITIONS = 2;

    /** For the job that fills the tables. */
    private static final int REPORTING_SLOTS = 1;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path folder;
    private final RuleSet rules;
    private final EmbeddedKafka kafka;
    private final PagerDutyStandIn pagerDuty;
    private final SlackStandIn slack;
    private LocalFlink flink;

    private Stage(Path folder, RuleSet rules) {
        this.folder = folder;
        this.rules = rules;
        kafka = held(EmbeddedKafka.start(folder.resolve("kafka"), 0));
        pagerDuty = held(new PagerDutyStandIn());
        slack = held(new SlackStandIn());
    }

    /**
     * Starts the broker and the vendors; nobody watches yet.
     *
     * @param folder an empty one
     */
    static Stage set(Path folder, RuleSet rules) throws Exception {
        Stage stage = new Stage(folder, rules);
        try {
            stage.createTopics();
            return stage;
        } catch (Exception failure) {
            stage.close();
            throw failure;
        }
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            new TopicCreation(admin).createMissing(new Topics(Map.of(), PARTITIONS, true), Topic.ALL);
        }
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    PagerDutyStandIn pagerDuty() {
        return pagerDuty;
    }

    SlackStandIn slack() {
        return slack;
    }

    /** Begins to watch, from the first event on; gives what ends it for good, if anything does. */
    LocalPager watch(Consumer<String> tell) throws Exception {
        LocalPager.Watch watch = wanted(tell);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            new TopicCreation(admin).createMissing(NotificationJob.outboxes(watch));
        }
        flink = held(LocalPager.startFlink(
                watch.settings(), REPORTING_SLOTS, new LocalFlink.Place(folder.resolve("flink"), 0)));
        LocalPlace place = new LocalPlace(flink, HeartbeatSettings.read(folder.resolve("heartbeat.yaml")), true, tell);
        return held(LocalPager.start(watch, place));
    }

    /**
     * Shows in a web page what is watched.
     *
     * @param port 1 to 65535, or 0 for any free port
     * @return where it is; empty if there is no page, which was told then
     */
    Optional<URI> show(int port, Consumer<String> tell) {
        Optional<Tables> tables = Tables.own(folder.resolve("postgres"), 0, tell);
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        Database database = held(tables.get()).database();
        Reporting.Wanted wanted = new Reporting.Wanted(
                OutputSettings.defaults().withKafka(Map.of("bootstrap.servers", brokers())),
                true,
                Optional.of(DashboardSettings.onThisMachine(port)));
        return held(Reporting.start(wanted, database, new LocalOutput.Place(flink, true, tell)))
                .page();
    }

    private LocalPager.Watch wanted(Consumer<String> tell) throws Exception {
        Path settings = folder.resolve("detection.yaml");
        Files.writeString(settings, "startFrom: earliest\nlogs: topic\nremoteConfig: topic\n");
        Path notification = folder.resolve("notification.yaml");
        Files.writeString(
                notification, "doublesAfter: 5s\nbacklog: tell\nsilences: " + folder.resolve("silences") + "\n");
        rules.channels().forEach(this::makeRoom);
        Channels.Places places = new Channels.Places(pagerDuty.endpoint(), slack.endpoint());
        Map<String, String> secrets = secrets();
        return new LocalPager.Watch(
                DetectionSettings.read(settings).withKafka(Map.of("bootstrap.servers", brokers())),
                NotificationJobSettings.read(notification),
                rules,
                new Channels(secrets, places, tell).of(rules),
                new Channels(secrets, places, told -> {}).notifiers(rules),
                // The world sends its own heartbeats: they carry its time.
                Set.of(LocalPager.Job.DETECTION, LocalPager.Job.NOTIFICATION));
    }

    /** Whatever the rule file calls its secrets, the vendors on this machine know but one. */
    private Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>();
        for (Channel channel : rules.channels()) {
            if (channel instanceof Channel.PagerDuty service) {
                put(secrets, service.routingKey(), PagerDutyStandIn.ROUTING_KEY);
            } else if (channel instanceof Channel.Slack room) {
                put(secrets, room.token(), SlackStandIn.TOKEN);
            }
        }
        return secrets;
    }

    private static void put(Map<String, String> secrets, SecretRef place, String secret) {
        if (place.place() == SecretRef.Place.ENVIRONMENT) {
            secrets.put(place.name(), secret);
        }
    }

    private void makeRoom(Channel channel) {
        if (channel instanceof Channel.Slack room && !room.channel().equals(SlackStandIn.CHANNEL)) {
            slack.addChannel(room.channel(), room.name());
        }
    }

    private <T extends AutoCloseable> T held(T part) {
        open.push(part);
        return part;
    }

    /** Takes everything away again, the pager first. */
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

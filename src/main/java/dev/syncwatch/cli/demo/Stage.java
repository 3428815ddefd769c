package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.cli.pager.OpenParts;
import dev.syncwatch.cli.pager.PagerFolder;
import dev.syncwatch.cli.run.Reporting;
import dev.syncwatch.cli.run.Tables;
import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.job.LocalPager;
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
import java.nio.file.Path;
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

    private final OpenParts open = new OpenParts();
    private final Path folder;
    private final RuleSet rules;
    private final EmbeddedKafka kafka;
    private final PagerDutyStandIn pagerDuty;
    private final SlackStandIn slack;
    private LocalFlink flink;

    private Stage(Path folder, RuleSet rules) {
        this.folder = folder;
        this.rules = rules;
        kafka = open.hold(EmbeddedKafka.start(folder.resolve("kafka"), 0));
        pagerDuty = open.hold(new PagerDutyStandIn());
        slack = open.hold(new SlackStandIn());
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
        PagerFolder jobs = new PagerFolder(folder, brokers());
        LocalPager.Watch watch = wanted(jobs, tell);
        flink = open.hold(jobs.flink(watch, REPORTING_SLOTS));
        return open.hold(jobs.start(watch, flink, tell));
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
        Database database = open.hold(tables.get()).database();
        Reporting.Wanted wanted = new Reporting.Wanted(
                OutputSettings.defaults().withKafka(Map.of("bootstrap.servers", brokers())),
                true,
                Optional.of(DashboardSettings.onThisMachine(port)));
        return open.hold(Reporting.start(wanted, database, new LocalOutput.Place(flink, true, tell)))
                .page();
    }

    private LocalPager.Watch wanted(PagerFolder jobs, Consumer<String> tell) throws Exception {
        jobs.write("detection.yaml", "startFrom: earliest\nlogs: topic\nremoteConfig: topic\n");
        jobs.write("notification.yaml", "doublesAfter: 5s\nbacklog: tell\n" + jobs.silences());
        rules.channels().forEach(this::makeRoom);
        Channels.Places places = new Channels.Places(pagerDuty.endpoint(), slack.endpoint());
        // The world sends its own heartbeats: they carry its time.
        Set<LocalPager.Job> here = Set.of(LocalPager.Job.DETECTION, LocalPager.Job.NOTIFICATION);
        return jobs.watch(rules, new Channels(secrets(), places, tell), here);
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

    /** Takes everything away again, the pager first. */
    @Override
    public void close() throws Exception {
        open.close();
    }
}

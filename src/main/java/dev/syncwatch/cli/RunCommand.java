package dev.syncwatch.cli;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.EmbeddedKafka;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code syncwatch run}: from telemetry in Kafka to a page, in this process. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Watches telemetry in Kafka and pages; without --kafka it brings its own broker.")
final class RunCommand implements Callable<Integer> {

    private static final List<Topic> WANTED = List.of(
            Topic.TELEMETRY,
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.DEAD_LETTERS,
            Topic.UNDELIVERED,
            Topic.SILENCES);

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description = {"settings of the detection job (default ${DEFAULT-VALUE})"})
    private Path settingsFile;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "brokers, instead of one of our own")
    private String kafka;

    @Option(
            names = "--port",
            defaultValue = "9092",
            paramLabel = "PORT",
            description = "where our own broker listens on this machine (default ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--partitions",
            defaultValue = "3",
            paramLabel = "N",
            description = "of topics that are missing (default ${DEFAULT-VALUE})")
    private int partitions;

    @Option(
            names = "--data",
            defaultValue = "data",
            paramLabel = "DIR",
            description = "where our own broker keeps its data (default ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--pagerduty-url",
            paramLabel = "URL",
            description = "where PagerDuty events go, if not to PagerDuty itself: a proxy, a stand-in")
    private URI pagerDuty;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return run(DetectionSettings.read(settingsFile), err);
        } catch (DetectionSettings.BadSettings bad) {
            err.println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int run(DetectionSettings settings, PrintWriter err) throws Exception {
        RuleFile file = RuleFiles.read(Path.of(settings.rules()), settings.pane());
        if (!RuleFiles.report(file, err)) {
            return ExitCode.BAD_INPUT;
        }
        List<ChannelSpec> channels = Channels.of(file.ruleSet(), pagerDuty, err);
        if (kafka != null) {
            watch(settings.withBootstrapServers(kafka), file.ruleSet(), channels, err);
            return ExitCode.GOOD;
        }
        Files.createDirectories(data);
        try (EmbeddedKafka broker = EmbeddedKafka.start(data.resolve("kafka"), port)) {
            watch(settings.withBootstrapServers(broker.bootstrapServers()), file.ruleSet(), channels, err);
        }
        return ExitCode.GOOD;
    }

    private void watch(DetectionSettings settings, RuleSet rules, List<ChannelSpec> channels, PrintWriter err)
            throws Exception {
        createTopics(settings, channels);
        try (LocalPager pager = LocalPager.start(settings, rules, channels)) {
            Thread closing = new Thread(() -> close(pager), "close-on-signal");
            Runtime.getRuntime().addShutdownHook(closing);
            err.printf(
                    "Watching %s on %s with %d rules; channels: %s. Ctrl-C ends.%n",
                    settings.topic(Topic.TELEMETRY),
                    settings.kafka().get("bootstrap.servers"),
                    rules.rules().size(),
                    channels.isEmpty() ? "none" : String.join(", ", names(channels)));
            pager.await();
        }
    }

    private static List<String> names(List<ChannelSpec> channels) {
        return channels.stream().map(ChannelSpec::name).toList();
    }

    private static void close(LocalPager pager) {
        try {
            pager.close();
        } catch (Exception late) {
            // The process ends in any case, and what was not delivered is read again at the next start.
            Thread.currentThread().interrupt();
        }
    }

    private void createTopics(DetectionSettings settings, List<ChannelSpec> channels) throws Exception {
        Map<Topic, String> names = new EnumMap<>(Topic.class);
        WANTED.forEach(topic -> names.put(topic, settings.topic(topic)));
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            TopicCreation creation = new TopicCreation(admin);
            creation.createMissing(new Topics(names, partitions, false), WANTED);
            creation.createMissing(LocalPager.outboxes(settings, names(channels)));
        }
    }
}

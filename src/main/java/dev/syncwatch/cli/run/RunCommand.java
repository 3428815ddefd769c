package dev.syncwatch.cli.run;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.cli.DatabaseOptions;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.cli.MetricsOptions;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.StopSignal;
import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.HeartbeatSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.LocalPager.Watch;
import dev.syncwatch.job.LocalPlace;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.job.metrics.Exposition;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.standalone.EmbeddedKafka;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch run}: from telemetry in Kafka to a page, in this process, until it is asked to stop or a part is broken. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Watches telemetry in Kafka and pages; without --kafka it brings its own broker."
                + " After a stop or a crash it goes on from its newest checkpoint."
                + " Ends with 3 when a part is broken for good, so that a supervisor starts it again.")
public final class RunCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description =
                    "settings of the detection job; notification.yaml, heartbeat.yaml and output.yaml beside it count too (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Mixin
    private KafkaOptions kafka;

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
            description = "where checkpoints and our own broker's data are kept (default ${DEFAULT-VALUE})")
    private Path data;

    @Option(names = "--fresh", description = "begin without the checkpoint, with empty windows")
    private boolean fresh;

    @Option(
            names = "--ui-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "where Flink shows its jobs, on this machine; 0 for any free port (default ${DEFAULT-VALUE})")
    private int uiPort;

    @Option(
            names = "--pagerduty-url",
            paramLabel = "URL",
            description = "where PagerDuty events go, if not to PagerDuty itself: a proxy, a stand-in")
    private URI pagerDuty;

    @Option(
            names = "--slack-url",
            paramLabel = "URL",
            description = "where Slack's methods are, if not at https://slack.com/api/: a proxy, a stand-in")
    private URI slack;

    @Option(
            names = "--jobs",
            split = ",",
            defaultValue = "detection,notification,heartbeat,output,dashboard",
            paramLabel = "JOB",
            description = "what runs in this process, where others run elsewhere (default ${DEFAULT-VALUE})")
    private Set<Part> jobs;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--database-port",
            defaultValue = "5433",
            paramLabel = "PORT",
            description = "where our own PostgreSQL listens on this machine, unless --database or output.yaml names one"
                    + " (default ${DEFAULT-VALUE})")
    private int databasePort;

    @Option(
            names = "--dashboard-port",
            defaultValue = "" + DashboardSettings.USUAL_PORT,
            paramLabel = "PORT",
            description = "where the web page is, on this machine; 0 for any free port (default ${DEFAULT-VALUE})")
    private int dashboardPort;

    @Mixin
    private MetricsOptions metrics;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** What was read of all files. */
    private record Wanted(Watch watch, HeartbeatSettings beats, ReportingStart reporting) {

        Wanted on(DetectionSettings settings) {
            return new Wanted(watch.with(settings), beats, reporting);
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try {
            DetectionSettings settings = DetectionSettings.read(settingsFile);
            HeartbeatSettings beats = HeartbeatSettings.read(settingsFile.resolveSibling("heartbeat.yaml"));
            RuleFile file = RuleFiles.read(Path.of(settings.rules()), settings.pane());
            if (!RuleFiles.report(file, err)) {
                return ExitCode.BAD_INPUT;
            }
            NotificationJobSettings notification =
                    NotificationJobSettings.read(settingsFile.resolveSibling("notification.yaml"));
            Channels.Places places = new Channels.Places(pagerDuty, slack);
            List<ChannelSpec> channels = new Channels(System.getenv(), places, err::println).of(file.ruleSet());
            Map<String, Notifier> alarms = new Channels(System.getenv(), places, told -> {}).notifiers(file.ruleSet());
            OutputSettings output = OutputSettings.read(settingsFile.resolveSibling("output.yaml"));
            Watch watch = new Watch(settings, notification, file.ruleSet(), channels, alarms, Part.ofPager(jobs));
            ReportingStart.Ports ports = new ReportingStart.Ports(databasePort, dashboardPort);
            ReportingStart reporting = new ReportingStart(jobs, output, database.named(System.getenv()), ports);
            return run(new Wanted(watch, beats, reporting));
        } catch (BadSettings bad) {
            err.println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int run(Wanted wanted) throws Exception {
        Optional<DataFolder> folder = DataFolder.take(data);
        if (folder.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("syncwatch run: another process uses " + data + ": give --data another");
            return ExitCode.OUTSIDE_FAILED;
        }
        try (DataFolder held = folder.get();
                StopSignal stop = StopSignal.listen()) {
            DetectionSettings settings =
                    wanted.watch().settings().withKafka(kafka.clients()).orCheckpointsAt(held.checkpoints());
            if (KafkaOptions.nameBrokers(kafka.clients())) {
                return watch(wanted.on(settings), held, new Ends(stop, Optional::empty));
            }
            try (EmbeddedKafka broker = EmbeddedKafka.start(held.kafka(), port)) {
                DetectionSettings own = settings.withKafka(KafkaOptions.on(broker.bootstrapServers()));
                return watch(wanted.on(own), held, new Ends(stop, () -> broken(broker)));
            }
        }
    }

    private static Optional<String> broken(EmbeddedKafka broker) {
        return broker.failure().map(failure -> "kafka: " + failure);
    }

    /** What can end the run: somebody who asks for it, or a part that is broken for good. */
    private record Ends(StopSignal stop, Supplier<Optional<String>> brokerEnded) {

        /** Waits for either; the reason if it was a part. */
        Optional<String> await(Supplier<Optional<String>> partEnded) throws InterruptedException {
            Optional<String> ended = Optional.empty();
            while (ended.isEmpty() && !stop.await(BETWEEN_LOOKS)) {
                ended = brokerEnded.get().or(partEnded);
            }
            return ended;
        }
    }

    private int watch(Wanted wanted, DataFolder held, Ends ends) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Watch watch = new KafkaTopics(wanted.watch()).withUsableInputs(partitions, err::println);
        List<String> problems = new KafkaTopics(watch).prepare(partitions);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            return ExitCode.BAD_INPUT;
        }
        try (Exposition shown = metrics.open();
                LocalFlink flink = flink(watch.settings().withFlink(shown.flinkSettings()), wanted, held);
                LocalPager pager = LocalPager.start(
                        watch, new LocalPlace(flink, wanted.beats(), fresh, err::println, shown.registry()));
                Tables tables = wanted.reporting().tables(held, err::println);
                Reporting reporting = wanted.reporting()
                        .report(watch, held, tables, new LocalOutput.Place(flink, fresh, err::println))) {
            tellPlaces(flink, shown, reporting);
            tellStart(watch);
            Optional<String> ended =
                    ends.await(() -> pager.ended().or(reporting::ended).or(() -> broken(tables)));
            ended.ifPresent(reason -> err.println("syncwatch run: ends, because a part is broken: " + reason));
            return ended.isPresent() ? ExitCode.OUTSIDE_FAILED : ExitCode.GOOD;
        }
    }

    private static Optional<String> broken(Tables tables) {
        return tables == null ? Optional.empty() : tables.failure();
    }

    /** Null where none of its jobs runs here. */
    private LocalFlink flink(DetectionSettings settings, Wanted wanted, DataFolder held) throws Exception {
        LocalFlink.Place place = new LocalFlink.Place(held.scratch(), uiPort);
        int more = wanted.reporting().slots();
        return jobs.contains(Part.DETECTION) || more > 0 ? LocalPager.startFlink(settings, more, place) : null;
    }

    private void tellPlaces(LocalFlink flink, Exposition shown, Reporting reporting) {
        if (flink != null) {
            tellPages(flink.pages());
        }
        metrics.tell(shown, spec.commandLine().getErr()::println);
        reporting.page().ifPresent(page -> spec.commandLine().getErr().printf("The dashboard is at %s%n", page));
    }

    private void tellPages(URI pages) {
        PrintWriter err = spec.commandLine().getErr();
        if (uiPort != 0 && pages.getPort() != uiPort) {
            err.printf("warning: port %d is taken by another program: Flink's pages are on another%n", uiPort);
        }
        err.printf("Flink shows its jobs at %s%n", pages);
    }

    private void tellStart(Watch watch) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "Watching %s on %s with %d rules; channels: %s. Ctrl-C ends.%n",
                watch.settings().topic(Topic.TELEMETRY),
                watch.settings().kafka().get("bootstrap.servers"),
                watch.rules().rules().size(),
                watch.channels().isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                watch.channels().stream().map(ChannelSpec::name).toList()));
    }
}

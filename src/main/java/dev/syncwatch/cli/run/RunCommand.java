package dev.syncwatch.cli.run;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.cli.DatabaseOptions;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.cli.MetricsOptions;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.StopSignal;
import dev.syncwatch.cli.pager.SettingsFiles;
import dev.syncwatch.cli.pager.VendorOptions;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.HeartbeatSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.LocalPager.Watch;
import dev.syncwatch.job.LocalPlace;
import dev.syncwatch.job.metrics.Exposition;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.EmbeddedKafka;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description =
                    "settings of the detection job; notification.yaml, heartbeat.yaml and output.yaml beside it count too (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private PortOptions ports;

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

    @Mixin
    private VendorOptions vendors;

    @Option(
            names = "--jobs",
            split = ",",
            defaultValue = "detection,notification,heartbeat,output,dashboard",
            paramLabel = "JOB",
            description = "what runs in this process, where others run elsewhere (default ${DEFAULT-VALUE})")
    private Set<Part> jobs;

    @Mixin
    private DatabaseOptions database;

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
        SettingsFiles files = new SettingsFiles(settingsFile);
        try {
            DetectionSettings settings = files.detection();
            RuleFile file = RuleFiles.read(Path.of(settings.rules()), settings.pane());
            if (!RuleFiles.report(file, err())) {
                return ExitCode.BAD_INPUT;
            }
            return run(wanted(files, file.ruleSet()));
        } catch (BadSettings bad) {
            err().println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private Wanted wanted(SettingsFiles files, RuleSet rules) throws BadSettings, IOException {
        Channels channels = new Channels(System.getenv(), vendors.places(), err()::println);
        Watch watch = files.watch(rules, channels, Part.ofPager(jobs));
        Optional<Database> named = database.named(System.getenv());
        ReportingStart reporting = new ReportingStart(jobs, files.output(), named, ports.reporting());
        return new Wanted(watch, files.heartbeat(), reporting);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private int run(Wanted wanted) throws Exception {
        Optional<DataFolder> folder = DataFolder.take(data);
        if (folder.isEmpty()) {
            err().println("syncwatch run: another process uses " + data + ": give --data another");
            return ExitCode.OUTSIDE_FAILED;
        }
        try (DataFolder held = folder.get();
                StopSignal stop = StopSignal.listen()) {
            DetectionSettings settings =
                    wanted.watch().settings().withKafka(kafka.clients()).orCheckpointsAt(held.checkpoints());
            if (KafkaOptions.nameBrokers(kafka.clients())) {
                return watch(wanted.on(settings), held, new Ends(stop, Optional::empty));
            }
            try (EmbeddedKafka broker = EmbeddedKafka.start(held.kafka(), ports.broker())) {
                DetectionSettings own = settings.withKafka(KafkaOptions.on(broker.bootstrapServers()));
                return watch(wanted.on(own), held, new Ends(stop, broker::failure));
            }
        }
    }

    /** What can end the run: somebody who asks for it, or a part that is broken for good. */
    private record Ends(StopSignal stop, Supplier<Optional<Throwable>> broker) {

        Optional<String> await(Supplier<Optional<String>> part) throws InterruptedException {
            return stop.awaitUnless(
                    () -> broker.get().map(failure -> "kafka: " + failure).or(part));
        }
    }

    private int watch(Wanted wanted, DataFolder held, Ends ends) throws Exception {
        PrintWriter err = err();
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
            metrics.tell(shown, err::println);
            new Announcement(err, ports.flink()).tell(watch, flink, reporting.page());
            Optional<String> ended = ends.await(() -> pager.ended()
                    .or(reporting::ended)
                    .or(() -> Optional.ofNullable(tables).flatMap(Tables::failure)));
            ended.ifPresent(reason -> err.println("syncwatch run: ends, because a part is broken: " + reason));
            return ended.isPresent() ? ExitCode.OUTSIDE_FAILED : ExitCode.GOOD;
        }
    }

    /** Null where none of its jobs runs here. */
    private LocalFlink flink(DetectionSettings settings, Wanted wanted, DataFolder held) throws Exception {
        LocalFlink.Place place = new LocalFlink.Place(held.scratch(), ports.flink());
        int more = wanted.reporting().slots();
        return jobs.contains(Part.DETECTION) || more > 0 ? LocalPager.startFlink(settings, more, place) : null;
    }
}

package dev.syncwatch.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.cli.ReplayProgress;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.ScratchFolder;
import dev.syncwatch.cli.TimingOptions;
import dev.syncwatch.cli.silence.InstantConverter;
import dev.syncwatch.cli.tail.TopicHistory;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.rule.RuleFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch rules backtest}: which pages a change of rules would have added, lost or moved. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Replays events through two rule sets at once and shows the difference in pages: those gained and lost,"
                        + " those that come earlier or later. A page is an episode of a live rule that names a channel and is not"
                        + " held back by its cause.")
public final class BacktestCommand implements Callable<Integer> {

    @Option(
            names = "--live",
            defaultValue = "alert-rules/learning-sync.yaml",
            paramLabel = "FILE",
            description = "the rules as they are (default ${DEFAULT-VALUE})")
    private Path live;

    @Option(names = "--changed", required = true, paramLabel = "FILE", description = "the rules as they would be")
    private Path changed;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "newline-delimited JSON, one record a line; may end in .gz")
    private Path events;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--topic",
            defaultValue = "learning-sync.telemetry",
            paramLabel = "TOPIC",
            description =
                    "whose history is taken instead of --events, where --kafka names brokers (default ${DEFAULT-VALUE})")
    private String topic;

    @Option(
            names = "--since",
            converter = InstantConverter.class,
            paramLabel = "INSTANT",
            description = "the first arrival of that history, such as 2026-01-05T00:00:00Z; all of it by default")
    private Instant since;

    @Option(names = "--logs", paramLabel = "FILE", description = "the backend's log lines; may end in .gz")
    private Path logs;

    @Option(names = "--config", paramLabel = "FILE", description = "changes of the remote flag")
    private Path config;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "incidents that are known: YAML, a list 'incidents' of name, from, to; adds precision, recall, delay")
    private Path labels;

    @Mixin
    private TimingOptions options;

    @Option(names = "--json", description = "print one JSON object instead of text")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "also write a page with rates and both sets' pages on it")
    private Path html;

    @Option(
            names = "--fail-on",
            paramLabel = "CONDITION",
            description =
                    "end with 1 if it holds, such as 'gained>2' or 'recall<0.9'; several with commas between them."
                            + " Numbers: gained, lost, earlier, later, and of the changed rules pages, firing (seconds), precision,"
                            + " recall, delay (seconds)")
    private String failOn;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireHistory();
        List<FailOn> conditions = conditions();
        AlertingPipeline.Timing timing = options.timing();
        PrintWriter err = spec.commandLine().getErr();
        RuleFile before = RuleFiles.read(live, timing.pane());
        RuleFile after = RuleFiles.read(changed, timing.pane());
        boolean good = RuleFiles.report(before, err) & RuleFiles.report(after, err);
        Optional<List<Label>> known = labels();
        if (!good || known.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        return over(new BothSets(before.ruleSet(), after.ruleSet()), labels == null ? null : known.get(), conditions);
    }

    private int over(BothSets sets, List<Label> known, List<FailOn> conditions) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create("syncwatch-backtest")) {
            Path history = events == null ? exported(folder.path().resolve("telemetry.ndjson.gz")) : events;
            BacktestRun run = new BacktestRun(sets, options.timing());
            Optional<BacktestRun.Result> result =
                    run.of(new ReplayJob.Inputs(history, logs, config), known, ReplayProgress.over(history));
            if (result.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println((events == null ? topic : events) + " holds no full minute of events");
                return ExitCode.BAD_INPUT;
            }
            return report(result.get(), conditions);
        }
    }

    private Path exported(Path file) throws IOException, InterruptedException {
        long records = TopicHistory.write(kafka.clients(), topic, since, file);
        spec.commandLine().getErr().println(records + " records of " + topic);
        return file;
    }

    private int report(BacktestRun.Result result, List<FailOn> conditions) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(JsonReport.of(result.backtest())));
        } else {
            new TextReport(out, result.backtest()).print();
        }
        if (html != null) {
            Files.writeString(html, HtmlReport.of(result.backtest(), result.rates()));
        }
        List<FailOn> hold = conditions.stream()
                .filter(condition -> condition.holds(result.backtest().numbers()))
                .toList();
        hold.forEach(condition -> spec.commandLine().getErr().println("fails: " + condition));
        return hold.isEmpty() ? ExitCode.GOOD : ExitCode.BAD_INPUT;
    }

    private void requireHistory() throws IOException {
        if ((events == null) != KafkaOptions.nameBrokers(kafka.clients())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "a history is needed, and one alone: --events FILE or --kafka HOST:PORT");
        }
    }

    private List<FailOn> conditions() {
        try {
            return failOn == null ? List.of() : FailOn.read(failOn, Backtest.NUMBERS);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--fail-on: " + unreadable.getMessage());
        }
    }

    /** Empty if there is something wrong with them, which was told. */
    private Optional<List<Label>> labels() throws IOException {
        if (labels == null) {
            return Optional.of(List.of());
        }
        LabelReader.Reading read = LabelReader.read(labels);
        read.problems().forEach(spec.commandLine().getErr()::println);
        return Optional.ofNullable(read.labels());
    }
}

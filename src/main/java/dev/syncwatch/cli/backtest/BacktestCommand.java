package dev.syncwatch.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.ReplayProgress;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.rule.RuleFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            required = true,
            paramLabel = "FILE",
            description = "newline-delimited JSON, one record a line; may end in .gz."
                    + " 'syncwatch tail --export' writes a topic's history to one")
    private Path events;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "incidents that are known: YAML, a list 'incidents' of name, from, to; adds precision, recall, delay")
    private Path labels;

    @Option(
            names = "--pane",
            defaultValue = "10s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "length of a pane, a part of a minute (default ${DEFAULT-VALUE})")
    private Duration pane;

    @Option(
            names = "--out-of-orderness",
            defaultValue = "10s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how far behind its partition an event may come (default ${DEFAULT-VALUE})")
    private Duration outOfOrderness;

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
        List<FailOn> conditions = conditions();
        PrintWriter err = spec.commandLine().getErr();
        RuleFile before = RuleFiles.read(live, pane);
        RuleFile after = RuleFiles.read(changed, pane);
        boolean good = RuleFiles.report(before, err) & RuleFiles.report(after, err);
        Optional<List<Label>> known = labels();
        if (!good || known.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        BacktestRun run = new BacktestRun(
                new BothSets(before.ruleSet(), after.ruleSet()), new AlertingPipeline.Timing(pane, outOfOrderness));
        Optional<BacktestRun.Result> result = run.of(events, labels == null ? null : known.get(), progress());
        if (result.isEmpty()) {
            err.println(events + " holds no full minute of events");
            return ExitCode.BAD_INPUT;
        }
        return report(result.get(), conditions);
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

    private Configuration progress() throws IOException {
        // A bar would only litter a log file.
        return System.console() == null ? new Configuration() : ReplayProgress.settings(Files.size(events));
    }
}

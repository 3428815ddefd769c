package dev.syncwatch.cli.bench;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.ScratchFolder;
import dev.syncwatch.cli.bench.report.Machine;
import dev.syncwatch.cli.bench.report.Report;
import dev.syncwatch.cli.bench.report.Result;
import dev.syncwatch.rule.RuleFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code syncwatch bench}: how fast detection is beside other ways to do it, how it grows, what it keeps, how soon it pages. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures detection side by side with other jobs in one process, in turns, as ratios of processor time, and what"
                        + " else docs/benchmarks.md says. Takes the whole machine; what else runs there makes its figures noise.",
        footer = {
            "",
            "Suites:",
            "  limit     detection beside a job that reads, decodes and sends each event to",
            "            its user, on heap and on RocksDB, and beside bare Jackson",
            "  textbook  the failure rate alone, beside DataStream's sliding windows",
            "  hop       the same beside Flink SQL's HOP",
            "  growth    7 to 100 rules, 10,000 to a million users, 1 to 500 groups, panes",
            "            of 10 s to 1 s",
            "  state     what is kept of a user",
            "  memory    the heap after each hour of a simulated day",
            "  replay    hours of history a minute",
            "  latency   from the event that crosses a threshold to the vendor's request",
            "  jmh       nanoseconds and bytes of each step of an event",
            "  all       one after another",
        })
public final class BenchCommand implements Callable<Integer> {
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "SUITE", arity = "1..*", description = "one of those below")
    private List<String> names;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "events that the largest suite reads; the others read less in proportion (default "
                    + Size.FULL + ")")
    private long events = Size.FULL;

    @Option(names = "--quick", description = "a smoke run: little of everything, and figures that mean nothing")
    private boolean quick;

    @Option(names = "--warm-ups", defaultValue = "2", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int warmUps;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--rules",
            defaultValue = "alert-rules/learning-sync.yaml",
            paramLabel = "FILE",
            description = "default ${DEFAULT-VALUE}")
    private Path rules;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "where telemetry is kept meanwhile, 0.4 GB a million events (default: where the system keeps such)")
    private Path folder;

    @Option(names = "--json", description = "prints what was found as one JSON object")
    private boolean json;

    @Option(names = "--markdown", description = "prints the tables of docs/benchmarks.md")
    private boolean markdown;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RuleFile file = RuleFiles.read(rules, PANE);
        if (!RuleFiles.report(file, err())) {
            return ExitCode.BAD_INPUT;
        }
        List<Suite> suites = suites();
        Size size = quick ? Size.quick() : new Size(events, warmUps, rounds);
        try (ScratchFolder own = scratch();
                Bench bench = new Bench(size, file.ruleSet(), own.path(), err()::println)) {
            print(new Report(Machine.here(), run(suites, bench)));
            return ExitCode.GOOD;
        }
    }

    private ScratchFolder scratch() throws IOException {
        return folder == null ? ScratchFolder.create("syncwatch-bench") : ScratchFolder.createIn(folder, "bench");
    }

    private List<Suite> suites() {
        try {
            return Suites.found().named(names);
        } catch (IllegalArgumentException unknown) {
            throw new CommandLine.ParameterException(spec.commandLine(), unknown.getMessage());
        }
    }

    private List<Result> run(List<Suite> suites, Bench bench) throws Exception {
        List<Result> results = new ArrayList<>();
        for (Suite suite : suites) {
            err().println("== " + suite.name());
            long begun = System.nanoTime();
            var findings = suite.run(bench);
            Result result = new Result(suite.name(), suite.method(), (System.nanoTime() - begun) / NANOS, findings);
            err().println(Report.text(result));
            results.add(result);
        }
        return results;
    }

    private void print(Report report) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else if (markdown) {
            out.print(report.markdown());
        }
        out.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}

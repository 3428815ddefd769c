package dev.syncwatch.cli.bench;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.standalone.LocalFlink;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code syncwatch bench}: what detection costs beside the least that any job over the same telemetry costs. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures detection beside a job that only reads, decodes and sends each event to its user: side by side in one"
                        + " process, in turns, as ratios of processor time. Takes minutes and the whole machine.")
public final class BenchCommand implements Callable<Integer> {
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(1);

    @Option(
            names = "--scenario",
            defaultValue = "outage",
            paramLabel = "NAME|FILE",
            description = "whose telemetry (default ${DEFAULT-VALUE})")
    private String scenario;

    @Option(names = "--users", defaultValue = "100000", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int users;

    @Option(names = "--warm-ups", defaultValue = "2", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int warmUps;

    @Option(names = "--pairs", defaultValue = "5", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int pairs;

    @Option(
            names = "--rules",
            defaultValue = "alert-rules/learning-sync.yaml",
            paramLabel = "FILE",
            description = "default ${DEFAULT-VALUE}")
    private Path rules;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RuleFile file = RuleFiles.read(rules, PANE);
        if (!RuleFiles.report(file, spec.commandLine().getErr())) {
            return ExitCode.BAD_INPUT;
        }
        Path folder = Files.createTempDirectory("syncwatch-bench");
        try (Workload workload = Workload.of(scenario, users, folder);
                LocalFlink flink =
                        LocalFlink.start(FlinkSettings.strict(), 1, new LocalFlink.Place(folder.resolve("flink"), 0))) {
            Contestants contestants = new Contestants(workload, PANE, OUT_OF_ORDERNESS);
            Duel duel = new Duel(contestants.limit(), contestants.detection(file.ruleSet()), warmUps, pairs);
            report(duel.fight(new Stretch(flink, 1), spec.commandLine().getErr()::println));
            return ExitCode.GOOD;
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private void report(List<Duel.Pair> pairs) {
        PrintWriter out = spec.commandLine().getOut();
        long events = pairs.get(0).first().results();
        out.printf("%,d events, parallelism 1%n", events);
        out.printf("limit job's share of detection's CPU time: %s%n", ratio(pairs, Outcome::cpuSeconds));
        out.printf("the same by the clock: %s%n", ratio(pairs, Outcome::wallSeconds));
        out.flush();
    }

    private static Ratio ratio(List<Duel.Pair> pairs, ToDoubleFunction<Outcome> of) {
        return Ratio.of(pairs.stream()
                .map(pair -> of.applyAsDouble(pair.first()) / of.applyAsDouble(pair.second()))
                .toList());
    }
}

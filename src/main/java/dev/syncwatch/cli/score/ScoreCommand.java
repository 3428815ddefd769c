package dev.syncwatch.cli.score;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.score.judge.Judge;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch score}: how well the rules find what is known to have happened. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description =
                "Lets the simulator act scenarios out, replays what it emits under the rules, and compares the episodes"
                        + " with the truth: which incidents were found, how fast, and which pages nobody deserved. Ends with 1 if"
                        + " anything was missed or paged for nothing.",
        footer = {
            "",
            "The table's columns:",
            "  run           scenarios that were acted out",
            "  incidents     those in which the model itself crossed the threshold of",
            "                one rule or more",
            "  crossings     pairs of such an incident and such a rule. A threshold is",
            "                put to the model's own counts, not to what was received,",
            "                from the incident's start until its end and the rule's",
            "                window after it",
            "  found         crossings at which the rule fired within that time",
            "  missed        crossings at which it did not",
            "  false         episodes of a live, critical rule that notifies somebody,",
            "                with no incident from its start to its end, the rule's",
            "                window and keepFiringFor after it",
            "  below         incidents that cross no threshold: nothing to be found",
            "  noticed       those of them during which a rule fired all the same, most",
            "                often one whose threshold the truth can't tell",
            "  median delay, longest",
            "                from the evaluation at which the model crossed to the one",
            "                at which the rule fired; 0 s is the same one, and below",
            "                0 s the rule was first. Live adds outOfOrderness (1 s).",
        })
public final class ScoreCommand implements Callable<Integer> {
    private static final Duration PANE = Duration.ofSeconds(10);

    @Option(
            names = "--rules",
            defaultValue = "alert-rules/learning-sync.yaml",
            paramLabel = "FILE",
            description = "rule file (default ${DEFAULT-VALUE})")
    private Path rules;

    @Mixin
    private TrialOptions trials;

    @Option(
            names = "--parallel",
            defaultValue = "2",
            paramLabel = "N",
            description = "scenarios at the same time (default ${DEFAULT-VALUE})")
    private int parallel;

    @Option(names = "--json", description = "prints every verdict as one JSON object")
    private boolean json;

    @Option(names = "--markdown", description = "prints the table as Markdown")
    private boolean markdown;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (parallel < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--parallel must be 1 or more");
        }
        List<Trial> chosen = trials.chosen(this::tell);
        if (chosen.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        RuleFile file = RuleFiles.read(rules, PANE);
        if (!RuleFiles.report(file, spec.commandLine().getErr())) {
            return ExitCode.BAD_INPUT;
        }
        tellUnjudged(file.ruleSet());
        Report report;
        try (Rehearsal rehearsal = Rehearsal.with(file.ruleSet(), parallel)) {
            report = new Report(run(rehearsal, chosen));
        }
        print(report);
        return report.isGood() ? ExitCode.GOOD : ExitCode.BAD_INPUT;
    }

    private void tellUnjudged(RuleSet ruleSet) {
        List<String> unjudged =
                new ArrayList<>(ruleSet.rules().stream().map(AlertRule::id).toList());
        unjudged.removeAll(new Judge(ruleSet).judgedRules());
        if (!unjudged.isEmpty()) {
            tell("The truth can't tell when these ought to fire, so only their false pages count: "
                    + String.join(", ", unjudged));
        }
    }

    private List<Rehearsal.Result> run(Rehearsal rehearsal, List<Trial> trials) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<Rehearsal.Result>> running = new ArrayList<>();
            for (Trial trial : trials) {
                running.add(threads.submit(() -> {
                    Rehearsal.Result result = rehearsal.of(trial);
                    tell(done.incrementAndGet() + "/" + trials.size() + " " + trial.kind() + ": "
                            + Report.line(result));
                    return result;
                }));
            }
            List<Rehearsal.Result> results = new ArrayList<>();
            for (Future<Rehearsal.Result> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            threads.shutdownNow();
        }
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
            return;
        }
        (markdown ? report.table().markdown() : report.table().text()).forEach(out::println);
        if (!report.complaints().isEmpty()) {
            out.println();
            report.complaints().forEach(out::println);
        }
    }

    private synchronized void tell(String what) {
        spec.commandLine().getErr().println(what);
    }
}

package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.chaos.installation.Installation;
import dev.syncwatch.cli.chaos.installation.Platform;
import dev.syncwatch.cli.chaos.installation.PlatformKind;
import dev.syncwatch.job.state.StateSettings.Backend;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.simulate.Scenario;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch chaos cluster}: any part is killed at any moment of a day, and in the end nobody can tell. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description =
                "Plays a hard day of a simulated app twice, at speed: once undisturbed, and once while parts are killed or"
                        + " restarted at seeded moments. Compares the changes, the rows of the tables and what the vendors were told;"
                        + " replays the same day as a second witness. Ends with 0 if nobody could tell the difference.")
public final class ChaosClusterCommand implements Callable<Integer> {
    private static final Duration PANE = Duration.ofSeconds(10);

    @Mixin
    private DayOptions day;

    @Option(names = "--kills", defaultValue = "30", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int kills;

    @Option(names = "--json", description = "the result as JSON")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RuleFile file = RuleFiles.read(day.rules(), PANE);
        if (!RuleFiles.report(file, spec.commandLine().getErr())) {
            return ExitCode.BAD_INPUT;
        }
        Optional<Scenario> scenario = day.scenario(spec.commandLine().getErr());
        return scenario.isEmpty() ? ExitCode.BAD_INPUT : play(scenario.get(), file);
    }

    private int play(Scenario scenario, RuleFile file) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory("syncwatch-chaos-");
        int result = ExitCode.OUTSIDE_FAILED;
        try {
            err.println("undisturbed:");
            Day.End undisturbed =
                    play(folder.resolve("undisturbed"), new Basis(PlatformKind.run, Backend.HEAP), scenario, List.of());
            err.println("killed:");
            Day.End killed =
                    play(folder.resolve("killed"), new Basis(day.platform(), day.state()), scenario, plan(scenario));
            Report report = new Report(
                    day.seed(),
                    undisturbed,
                    killed,
                    new Replayed(folder.resolve("replay"), file.ruleSet()).changes(scenario, day.seed()));
            report.tell(spec.commandLine().getOut(), json);
            result = report.isGood() ? ExitCode.GOOD : ExitCode.OUTSIDE_FAILED;
            return result;
        } finally {
            if (day.keeps() || result != ExitCode.GOOD) {
                err.println("logs and data are in " + folder);
            } else {
                Utils.delete(folder.toFile());
            }
            err.flush();
        }
    }

    private List<Blow> plan(Scenario scenario) {
        return KillPlan.of(scenario, day.platform().victims(), kills, day.seed());
    }

    /** What the jobs run on, and where detection keeps its state. */
    private record Basis(PlatformKind platform, Backend state) {}

    private Day.End play(Path folder, Basis basis, Scenario scenario, List<Blow> blows) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Files.createDirectories(folder);
        Platform platform = basis.platform().in(folder, err::println);
        try (Installation installation = new Installation(folder, day.rules(), platform, basis.state())) {
            installation.start();
            Day.Course course = new Day.Course(scenario, day.seed(), day.speed(), blows);
            return new Day(installation, course, line -> {
                        err.println(line);
                        err.flush();
                    })
                    .play();
        }
    }
}

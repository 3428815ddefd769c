package dev.syncwatch.cli.chaos.downtime;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.chaos.day.DayOptions;
import dev.syncwatch.cli.chaos.day.Replayed;
import dev.syncwatch.cli.chaos.installation.Installation;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.simulate.Scenario;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch chaos downtime}: six hours without anything but Kafka. */
@Command(
        name = "downtime",
        mixinStandardHelpOptions = true,
        description =
                "Takes everything but Kafka away for six hours of a simulated world, and brings it back. Shows how long it takes to"
                        + " catch up, what that takes of memory, and that nobody is called for what is over while everybody is called for"
                        + " what is not; a replay of the same hours is the witness. Ends with 0 if all of that holds.")
public final class ChaosDowntimeCommand implements Callable<Integer> {
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration DOWN_AFTER = Duration.ofHours(2);
    private static final Duration DOWN_FOR = Duration.ofHours(6);

    @Mixin
    private DayOptions day;

    @Option(names = "--users", paramLabel = "N", description = "of the simulated app, instead of the scenario's")
    private Integer users;

    @Option(names = "--json", description = "the result as JSON")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        RuleFile file = RuleFiles.read(day.rules(), PANE);
        if (!RuleFiles.report(file, err)) {
            return ExitCode.BAD_INPUT;
        }
        Scenario scenario = DayOptions.own("long-downtime");
        Scenario world = users == null ? scenario : scenario.withUsers(users);
        Path folder = Files.createTempDirectory("syncwatch-chaos-");
        boolean good = false;
        try {
            DowntimeReport report = new DowntimeReport(
                    day.seed(),
                    play(folder, world),
                    new Replayed(folder.resolve("replay"), file.ruleSet()).changes(world, day.seed()));
            report.tell(spec.commandLine().getOut(), json);
            good = report.isGood();
            return good ? ExitCode.GOOD : ExitCode.OUTSIDE_FAILED;
        } finally {
            if (day.keeps() || !good) {
                err.println("logs and data are in " + folder);
            } else {
                Utils.delete(folder.toFile());
            }
            err.flush();
        }
    }

    private Absence.End play(Path folder, Scenario world) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Instant down = world.start().plus(DOWN_AFTER);
        Absence.Course course = new Absence.Course(world, day.seed(), day.speed(), down, down.plus(DOWN_FOR));
        try (Installation installation =
                new Installation(folder, day.rules(), day.platform().in(folder, err::println), day.state())) {
            installation.start();
            return new Absence(installation, course, line -> {
                        err.println(line);
                        err.flush();
                    })
                    .play();
        }
    }
}

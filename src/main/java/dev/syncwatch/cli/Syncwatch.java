package dev.syncwatch.cli;

import dev.syncwatch.cli.bench.BenchCommand;
import dev.syncwatch.cli.chaos.ChaosCommand;
import dev.syncwatch.cli.cluster.ClusterCommand;
import dev.syncwatch.cli.cluster.SavepointCommand;
import dev.syncwatch.cli.cluster.StopCommand;
import dev.syncwatch.cli.cluster.SubmitCommand;
import dev.syncwatch.cli.cluster.UpgradeCommand;
import dev.syncwatch.cli.config.ConfigCommand;
import dev.syncwatch.cli.dashboard.DashboardCommand;
import dev.syncwatch.cli.demo.DemoCommand;
import dev.syncwatch.cli.rules.RulesCommand;
import dev.syncwatch.cli.run.RunCommand;
import dev.syncwatch.cli.score.ScoreCommand;
import dev.syncwatch.cli.silence.SilenceCommand;
import dev.syncwatch.cli.simulate.SimulateCommand;
import dev.syncwatch.cli.tail.TailCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code syncwatch}. */
@Command(
        name = "syncwatch",
        description = "Watches the sync loop of a mobile app and pages the people on call when it breaks.",
        mixinStandardHelpOptions = true,
        version = "syncwatch " + Syncwatch.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ChaosCommand.class,
            ClusterCommand.class,
            ConfigCommand.class,
            DashboardCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            PagesCommand.class,
            ReplayCommand.class,
            RulesCommand.class,
            RunCommand.class,
            BenchCommand.class,
            SavepointCommand.class,
            ScoreCommand.class,
            SilenceCommand.class,
            SimulateCommand.class,
            StopCommand.class,
            SubmitCommand.class,
            TailCommand.class,
            UpgradeCommand.class
        })
public final class Syncwatch implements Runnable {

    /** Of this program. */
    public static final String VERSION = "0.1.0";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command and gives its exit code. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** All commands, for whoever wants to say where they print. */
    public static CommandLine commandLine() {
        return new CommandLine(new Syncwatch())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failures::report);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
}

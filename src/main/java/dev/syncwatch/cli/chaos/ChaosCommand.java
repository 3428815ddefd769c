package dev.syncwatch.cli.chaos;

import dev.syncwatch.cli.chaos.day.ChaosClusterCommand;
import dev.syncwatch.cli.chaos.downtime.ChaosDowntimeCommand;
import dev.syncwatch.cli.chaos.notify.ChaosNotifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code syncwatch chaos}: shows what survives what. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Kills parts of Syncwatch at random moments and shows what came of it.",
        subcommands = {ChaosClusterCommand.class, ChaosDowntimeCommand.class, ChaosNotifyCommand.class})
public final class ChaosCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "what is to be killed?");
    }
}

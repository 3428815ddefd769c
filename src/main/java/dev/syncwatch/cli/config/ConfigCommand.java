package dev.syncwatch.cli.config;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code syncwatch config}: what Syncwatch knows of remote config. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Tells Syncwatch of remote config, where no config service does. Phones learn nothing from here.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SetCommand.class, ListCommand.class})
public final class ConfigCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of its commands?");
    }
}

package dev.syncwatch.cli.silence;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code syncwatch silence}: holds notifications back for a while. */
@Command(
        name = "silence",
        mixinStandardHelpOptions = true,
        description =
                "Holds notifications back for a while. Alerts are evaluated and recorded as ever; what was opened is"
                        + " still closed, and what still fires at the end is told then.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AddCommand.class, ListCommand.class, ExpireCommand.class})
public final class SilenceCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of its commands?");
    }
}

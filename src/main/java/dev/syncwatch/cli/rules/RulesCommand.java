package dev.syncwatch.cli.rules;

import dev.syncwatch.cli.backtest.BacktestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code syncwatch rules}: what ops does with rule files. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Works with rule files.",
        subcommands = {
            ApplyCommand.class,
            BacktestCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            SchemaCommand.class,
            TestCommand.class
        })
public final class RulesCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of its commands?");
    }
}

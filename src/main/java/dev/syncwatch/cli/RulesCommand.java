package dev.syncwatch.cli;

import dev.syncwatch.cli.backtest.BacktestCommand;
import dev.syncwatch.rule.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code syncwatch rules}: what ops does with rule files. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Works with rule files.",
        subcommands = BacktestCommand.class)
final class RulesCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Tells every problem of a rule file as file:line:column, all at once.")
    int check(
            @Parameters(paramLabel = "FILE", description = "rule file, YAML or JSON") Path file,
            @Option(
                            names = "--pane",
                            defaultValue = "10s",
                            converter = DurationConverter.class,
                            paramLabel = "DURATION",
                            description = "durations have to be multiples of it (default ${DEFAULT-VALUE})")
                    Duration pane)
            throws IOException {
        RuleFile rules = RuleFiles.read(file, pane);
        return RuleFiles.report(rules, spec.commandLine().getErr()) ? ExitCode.GOOD : ExitCode.BAD_INPUT;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of its commands?");
    }
}

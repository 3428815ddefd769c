package dev.syncwatch.cli;

import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.DetectionSettings;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How events of a file become panes. */
public final class TimingOptions {

    @Option(
            names = "--pane",
            defaultValue = "10s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "length of a pane, a part of a minute (default ${DEFAULT-VALUE})")
    private Duration pane;

    @Option(
            names = "--out-of-orderness",
            defaultValue = "10s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how far behind its partition an event may come (default ${DEFAULT-VALUE})")
    private Duration outOfOrderness;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Both of them.
     *
     * @throws CommandLine.ParameterException if the pane is no part of a minute
     */
    public AlertingPipeline.Timing timing() {
        if (!DetectionSettings.isPane(pane)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--pane must divide a minute: 100ms, 1s, 10s, 30s or 1m, say");
        }
        return new AlertingPipeline.Timing(pane, outOfOrderness);
    }
}

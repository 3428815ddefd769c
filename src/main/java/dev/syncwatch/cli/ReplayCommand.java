package dev.syncwatch.cli;

import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.job.rules.RuleHistory;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.telemetry.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch replay}: the same topology over files. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Runs the rules over a file of events and writes what they would have done:"
                + " alerts.ndjson, windows.ndjson and dead-letters.ndjson. Same input, same bytes out.")
final class ReplayCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private Rules rules;

    /** One rule set all the time, or several, each in its time. */
    private static final class Rules {
        @Option(names = "--rules", paramLabel = "FILE", description = "rule file, YAML or JSON")
        private Path file;

        @Option(
                names = "--rules-history",
                paramLabel = "FILE",
                description = "records of the topic learning-sync.rules, one a line: each set decides when it did live")
        private Path history;
    }

    @Option(
            names = "--events",
            required = true,
            paramLabel = "FILE",
            description = "newline-delimited JSON, one record a line; may end in .gz")
    private Path events;

    @Option(
            names = "--logs",
            paramLabel = "FILE",
            description = "the backend's log, newline-delimited JSON; may end in .gz")
    private Path logs;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "remote config, newline-delimited JSON; without it sync is never disabled")
    private Path config;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write; made if missing")
    private Path out;

    @Mixin
    private TimingOptions options;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            paramLabel = "N",
            description = "subtasks behind the source (default ${DEFAULT-VALUE})")
    private int parallelism;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AlertingPipeline.Timing timing = options.timing();
        Optional<RuleTimeline> timeline = rules.file != null ? one(timing.pane()) : several(timing.pane());
        if (timeline.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        ReplayJob.Settings settings = new ReplayJob.Settings(
                timeline.get(), new ReplayJob.Inputs(events, logs, config), out, timing, parallelism);
        Map<Fate, Long> fates = ReplayJob.run(settings, ReplayProgress.over(events));
        spec.commandLine().getErr().println(summary(fates));
        return ExitCode.GOOD;
    }

    private Optional<RuleTimeline> one(Duration pane) throws IOException {
        RuleFile file = RuleFiles.read(rules.file, pane);
        return RuleFiles.report(file, spec.commandLine().getErr())
                ? Optional.of(RuleTimeline.of(0, file.ruleSet()))
                : Optional.empty();
    }

    private Optional<RuleTimeline> several(Duration pane) throws IOException {
        Optional<RuleTimeline> timeline = RuleHistory.read(rules.history).timeline(pane);
        if (timeline.isEmpty()) {
            spec.commandLine().getErr().println(rules.history + ":1:1: no line holds a rule set that can be used");
        }
        return timeline;
    }

    private static String summary(Map<Fate, Long> fates) {
        return fates.entrySet().stream()
                .filter(fate -> fate.getValue() > 0)
                .map(fate -> fate.getValue() + " "
                        + fate.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", ", "events: ", ""));
    }
}

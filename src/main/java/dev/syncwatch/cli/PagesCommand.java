package dev.syncwatch.cli;

import dev.syncwatch.cli.preview.ExampleLife;
import dev.syncwatch.cli.preview.PagePreview;
import dev.syncwatch.cli.preview.ReplayedLife;
import dev.syncwatch.cli.preview.Scene;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Quoted;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code syncwatch pages}: what people on call will read. */
@Command(name = "pages", mixinStandardHelpOptions = true, description = "Shows what people on call will read.")
final class PagesCommand implements Runnable {

    private static final Duration PANE = Duration.ofSeconds(10);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Prints every page of an episode's life as each vendor would get it. Nothing is sent.")
    int preview(
            @Parameters(paramLabel = "RULE", description = "the rule's id") String id,
            @Option(
                            names = "--rules",
                            defaultValue = "alert-rules/learning-sync.yaml",
                            paramLabel = "FILE",
                            description = "rule file (default ${DEFAULT-VALUE})")
                    Path rules,
            @Option(
                            names = "--events",
                            paramLabel = "FILE",
                            description =
                                    "events to replay, newline-delimited JSON; without it, data made up for the rule")
                    Path events)
            throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        RuleFile file = RuleFiles.read(rules, PANE);
        if (!RuleFiles.report(file, err)) {
            return ExitCode.BAD_INPUT;
        }
        Optional<AlertRule> rule = file.ruleSet().rule(id);
        if (rule.isEmpty()) {
            List<String> ids =
                    file.ruleSet().rules().stream().map(AlertRule::id).toList();
            err.println(rules + " has no rule " + Quoted.of(id) + Nearest.hint(id, ids));
            return ExitCode.BAD_INPUT;
        }
        return preview(rule.get(), file.ruleSet(), events);
    }

    private int preview(AlertRule rule, RuleSet rules, Path events) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(headline(rule));
        if (rule.head().mode() == RuleMode.OFF) {
            return ExitCode.GOOD;
        }
        List<Scene> scenes = events == null
                ? ExampleLife.of(rule, Detection.of(rules, PANE))
                : ReplayedLife.of(rule, ReplayedChanges.of(rules, events, PANE));
        if (scenes.isEmpty()) {
            spec.commandLine().getErr().println(rule.id() + " never fired on " + events);
            return ExitCode.BAD_INPUT;
        }
        out.print(new PagePreview().of(scenes));
        out.flush();
        return ExitCode.GOOD;
    }

    /** What keeps the rule from paging at all stands first. */
    private static String headline(AlertRule rule) {
        String channels = rule.head().notifies().isEmpty()
                ? "it notifies no channel: none of this is sent"
                : "notifies " + String.join(", ", rule.head().notifies());
        String told = switch (rule.head().mode()) {
            case LIVE -> channels;
            case SHADOW -> "shadow: none of this is sent";
            case OFF -> "off: there is nothing to send";
        };
        return rule.id() + " (" + rule.kind() + "), " + told;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which of its commands?");
    }
}

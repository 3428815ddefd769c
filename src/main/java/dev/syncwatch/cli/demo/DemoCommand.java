package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.StopSignal;
import dev.syncwatch.cli.simulate.ScenarioReader;
import dev.syncwatch.cli.simulate.Scenarios;
import dev.syncwatch.cli.simulate.SpeedConverter;
import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.feed.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code syncwatch demo}: an outage and a silence of a simulated app, and the pages that they cause. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Plays a story in a simulated app with its own Kafka, the real detection and notification jobs, and"
                        + " stand-ins for PagerDuty and Slack; shows each page as people on call would see it. Nothing leaves this"
                        + " machine, and nothing stays on it.")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
    private static final int NARROWEST = 80;
    /** Where nobody's window sets a limit. */
    private static final int WIDTH_OF_A_FILE = 130;

    @Option(
            names = "--once",
            description =
                    "end after the story: with 0 only if every page and every resolve arrived exactly once, else with 3")
    private boolean once;

    @Option(
            names = "--scenario",
            defaultValue = "demo",
            paramLabel = "NAME|FILE",
            description = "another story; 'syncwatch simulate --list' names them (default ${DEFAULT-VALUE})")
    private String scenario;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "which of its possible worlds (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--speed",
            converter = SpeedConverter.class,
            defaultValue = "60",
            paramLabel = "N",
            description = "seconds of event time that pass in one (default ${DEFAULT-VALUE})")
    private Speed speed;

    @Option(
            names = "--rules",
            defaultValue = "alert-rules/learning-sync.yaml",
            paramLabel = "FILE",
            description = "rule file (default ${DEFAULT-VALUE})")
    private Path rules;

    @Option(
            names = "--dashboard-port",
            defaultValue = "" + DashboardSettings.USUAL_PORT,
            paramLabel = "PORT",
            description = "where the web page is, on this machine; 0 for any free port (default ${DEFAULT-VALUE})")
    private int dashboardPort;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RuleFile file = RuleFiles.read(rules, PANE);
        if (!RuleFiles.report(file, spec.commandLine().getErr())) {
            return ExitCode.BAD_INPUT;
        }
        Optional<Scenario> world = world();
        return world.isEmpty() ? ExitCode.BAD_INPUT : play(world.get(), file.ruleSet());
    }

    private int play(Scenario world, RuleSet set) throws Exception {
        Path folder = Files.createTempDirectory("syncwatch-demo");
        Screen screen = screen();
        try (StopSignal stop = StopSignal.listen();
                Stage stage = Stage.set(folder, set)) {
            screen.say("%s: %s".formatted(world.name(), world.about()));
            Story story = new Story(stage, screen, set, speed);
            try (FindingsReader findings = new FindingsReader(stage.brokers(), story.findings());
                    LocalPager pager = stage.watch(told -> {})) {
                stage.show(dashboardPort, screen::say).ifPresent(page -> screen.say("The dashboard: " + page));
                return tell(story, world, pager, stop);
            }
        } finally {
            screen.close();
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** Story after story, each beginning where the one before ended, unless one is enough. */
    private int tell(Story story, Scenario first, LocalPager pager, StopSignal stop) throws Exception {
        Scenario now = first;
        for (long played = 0; ; played++) {
            Optional<List<String>> problems = story.play(now, seed + played, pager, () -> asked(stop));
            if (problems.isEmpty()) {
                return ExitCode.GOOD;
            }
            summary(now, story, problems.get());
            if (once) {
                return problems.get().isEmpty() ? ExitCode.GOOD : ExitCode.OUTSIDE_FAILED;
            }
            now = now.withStart(now.start().plus(now.length()));
        }
    }

    private static boolean asked(StopSignal stop) {
        try {
            return stop.await(BETWEEN_LOOKS);
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void summary(Scenario played, Story story, List<String> problems) {
        story.show(new Summary(story.episodes(), story.told()).card(Narration.happenings(played), problems));
    }

    /** Yesterday, at the scenario's time of day: nothing comes from the future, and nights are nights. */
    private Optional<Scenario> world() throws IOException {
        ScenarioReader.Reading read = Scenarios.read(scenario);
        read.problems().forEach(spec.commandLine().getErr()::println);
        return Optional.ofNullable(read.scenario()).map(found -> {
            LocalTime time = LocalTime.ofInstant(found.start(), ZoneOffset.UTC);
            Instant start =
                    LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(time).toInstant(ZoneOffset.UTC);
            return found.withStart(start);
        });
    }

    private Screen screen() {
        spec.usageMessage().autoWidth(true);
        int width =
                Ansi.AUTO.enabled() ? Math.max(NARROWEST, spec.usageMessage().width()) : WIDTH_OF_A_FILE;
        return new Screen(spec.commandLine().getOut(), Ansi.AUTO, width);
    }
}

package dev.syncwatch.cli.rules;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.ruletest.JunitReport;
import dev.syncwatch.cli.ruletest.SuiteResult;
import dev.syncwatch.cli.ruletest.TestFolder;
import dev.syncwatch.cli.ruletest.TestSuite;
import dev.syncwatch.cli.ruletest.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code syncwatch rules test}: what rules do on written timelines. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs tests of rules: timelines in YAML, and what has to come of them.")
final class TestCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR",
            defaultValue = "alert-rules",
            description = "test files, or folders of them or with a folder tests (default ${DEFAULT-VALUE})")
    private List<Path> paths;

    @Option(
            names = "--pane",
            defaultValue = "10s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how often rules are evaluated (default ${DEFAULT-VALUE})")
    private Duration pane;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results as JUnit's XML too")
    private Path junit;

    @Option(
            names = "--coverage",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "PERCENT",
            description =
                    "tell what no test sees of rules: that they fire, resolve or do not know; fail below so many percent")
    private Integer coverage;

    @Option(
            names = "--events",
            paramLabel = "DIR",
            description = "write each test's events there, as `replay` reads them")
    private Path events;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(TestFolder.files(path));
        }
        TestSuite suite = TestSuite.read(files, pane);
        if (!suite.problems().isEmpty()) {
            suite.problems().forEach(spec.commandLine().getErr()::println);
            return ExitCode.BAD_INPUT;
        }
        if (events != null) {
            write(suite.events());
        }
        return tell(suite.run());
    }

    private int tell(SuiteResult result) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TextReport report = new TextReport(out, System.console() == null ? Ansi.OFF : Ansi.AUTO);
        report.print(result);
        if (junit != null) {
            JunitReport.write(result, junit);
        }
        if (coverage == null) {
            return result.passed() ? ExitCode.GOOD : ExitCode.BAD_INPUT;
        }
        report.print(result.coverage());
        boolean enough = result.coverage().percent() >= coverage;
        return result.passed() && enough ? ExitCode.GOOD : ExitCode.BAD_INPUT;
    }

    private void write(Map<String, List<String>> timelines) throws IOException {
        Files.createDirectories(events);
        for (Map.Entry<String, List<String>> timeline : timelines.entrySet()) {
            Files.write(events.resolve(timeline.getKey() + ".ndjson"), timeline.getValue());
        }
    }
}

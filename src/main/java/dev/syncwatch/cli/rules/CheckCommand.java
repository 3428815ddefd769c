package dev.syncwatch.cli.rules;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.RuleFiles;
import dev.syncwatch.cli.ruletest.TestFolder;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code syncwatch rules check}: everything that is wrong with rule files, before anything is applied. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tells every problem of rule files as file:line:column, all at once.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "rule files, YAML or JSON; of a folder, the YAML files in it")
    private List<Path> paths;

    @Option(
            names = "--pane",
            defaultValue = "10s",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "durations have to be multiples of it (default ${DEFAULT-VALUE})")
    private Duration pane;

    @Option(
            names = "--no-tests",
            description =
                    "do not ask for a test of each rule; asked for in a folder alert-rules, or beside a folder tests")
    private boolean noTests;

    @Option(names = "--json", description = "print problems as JSON on standard output")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<RuleProblem> problems = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : Files.isDirectory(path) ? ruleFilesIn(path) : List.of(path)) {
                problems.addAll(problems(file));
            }
        }
        tell(problems);
        return problems.stream().anyMatch(RuleProblem::isError) ? ExitCode.BAD_INPUT : ExitCode.GOOD;
    }

    private List<Path> ruleFilesIn(Path folder) throws IOException {
        List<Path> files = TestFolder.yamlIn(folder);
        if (files.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), folder + " holds no YAML file");
        }
        return files;
    }

    private List<RuleProblem> problems(Path file) throws IOException {
        RuleFile read = RuleFiles.read(file, pane);
        List<RuleProblem> problems = new ArrayList<>(read.problems());
        problems.addAll(read.warnings());
        if (read.ruleSet() != null && !noTests) {
            problems.addAll(TestFolder.untested(file, read.ruleSet()));
        }
        problems.sort(RuleProblem.IN_ORDER);
        return problems;
    }

    private void tell(List<RuleProblem> problems) {
        if (json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(ProblemJson.of(problems));
            out.flush();
        } else {
            problems.forEach(spec.commandLine().getErr()::println);
        }
    }
}

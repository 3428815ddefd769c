package dev.syncwatch.cli.ruletest;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where tests stand: in {@code tests/} beside the rule files. */
public final class TestFolder {
    private static final String NAME = "tests";
    private static final String FOLDER_OF_RULES = "alert-rules";

    private TestFolder() {}

    /** The test files that a path stands for: itself, or all in a folder of tests or in the one that a folder of rules has. */
    public static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Path tests = Files.isDirectory(path.resolve(NAME)) ? path.resolve(NAME) : path;
        return yamlIn(tests);
    }

    /** The YAML files that stand in a folder itself, by name. */
    public static List<Path> yamlIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    /** A problem for each rule of a file that no test names, where the file stands in a folder that has tests or should. */
    public static List<RuleProblem> untested(Path file, RuleSet rules) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path tests = folder.resolve(NAME);
        boolean expected = Files.isDirectory(tests) || folder.endsWith(FOLDER_OF_RULES);
        if (!expected) {
            return List.of();
        }
        Set<String> tested = Files.isDirectory(tests) ? tested(tests, file) : Set.of();
        List<RuleProblem> problems = new ArrayList<>();
        for (AlertRule rule : rules.rules()) {
            if (rule.head().mode() != RuleMode.OFF && !tested.contains(rule.id())) {
                Position at = rules.positions().getOrDefault(rule.id(), new Position(1, 1));
                problems.add(new RuleProblem(file.toString(), at, rule.id(), missing(file)));
            }
        }
        return problems;
    }

    private static Finding missing(Path file) {
        Path tests = file.resolveSibling(NAME);
        return Finding.error(
                "no test in " + tests + " names it", "write one, or check with --no-tests for the time being");
    }

    private static Set<String> tested(Path tests, Path ruleFile) throws IOException {
        Set<String> tested = new HashSet<>();
        for (Path path : yamlIn(tests)) {
            TestFile file = TestFileReader.read(path);
            if (file.rules() != null && Files.exists(file.rules()) && Files.isSameFile(file.rules(), ruleFile)) {
                file.tests().stream()
                        .filter(test -> test != null)
                        .flatMap(test -> test.named().stream())
                        .forEach(name -> tested.add(name.text()));
            }
        }
        return tested;
    }
}

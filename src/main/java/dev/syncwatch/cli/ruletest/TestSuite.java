package dev.syncwatch.cli.ruletest;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Test files and the rule files that they are about, ready to run. */
public final class TestSuite {
    private final Duration pane;
    private final Map<Path, RuleSet> ruleSets = new LinkedHashMap<>();
    private final List<TestFile> files = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    private TestSuite(Duration pane) {
        this.pane = pane;
    }

    /** Reads files of tests; {@code pane} is that of the evaluation. */
    public static TestSuite read(List<Path> paths, Duration pane) throws IOException {
        TestSuite suite = new TestSuite(pane);
        for (Path path : paths) {
            suite.add(TestFileReader.read(path));
        }
        return suite;
    }

    /** What keeps the suite from being run. */
    public List<RuleProblem> problems() {
        return List.copyOf(problems);
    }

    private void add(TestFile file) throws IOException {
        problems.addAll(file.problems());
        if (!file.problems().isEmpty()) {
            return;
        }
        files.add(file);
        if (!ruleSets.containsKey(file.rules())) {
            if (!Files.isRegularFile(file.rules())) {
                problems.add(new RuleProblem(
                        file.path().toString(), new Position(1, 1), "there is no rule file " + file.rules()));
                return;
            }
            readRules(file.rules());
        }
        checkNames(file, ruleSets.get(file.rules()));
    }

    private void readRules(Path path) throws IOException {
        RuleFile read = RuleFileReader.read(path.toString(), Files.readAllBytes(path), Map.of(), pane);
        problems.addAll(read.problems());
        if (read.ruleSet() != null) {
            problems.addAll(Detection.problems(read.ruleSet(), path.toString(), pane));
        }
        ruleSets.put(path, read.ruleSet());
    }

    private void checkNames(TestFile file, RuleSet rules) {
        if (rules == null) {
            return;
        }
        List<String> known = rules.rules().stream().map(AlertRule::id).toList();
        for (RuleTest test : file.tests()) {
            for (YamlValue.Scalar name : test.named()) {
                if (!known.contains(name.text())) {
                    Finding finding = Finding.error(
                            file.rules() + " has no rule " + Quoted.of(name.text()),
                            Nearest.suggestion(name.text(), known));
                    problems.add(new RuleProblem(file.path().toString(), name.at(), null, finding));
                }
            }
        }
    }

    /** Runs every test of a suite without problems. */
    public SuiteResult run() {
        Map<TestFile, List<Verdict>> verdicts = new LinkedHashMap<>();
        Map<Path, Detection> detections = new LinkedHashMap<>();
        ruleSets.forEach((path, rules) -> detections.put(path, Detection.of(rules, pane)));
        for (TestFile file : files) {
            List<Verdict> ofFile = new ArrayList<>();
            for (RuleTest test : file.tests()) {
                long start = System.nanoTime();
                TestRun run = TestRun.of(test, detections.get(file.rules()));
                ofFile.add(Judge.verdict(test, run, System.nanoTime() - start));
            }
            verdicts.put(file, ofFile);
        }
        return new SuiteResult(verdicts, Coverage.of(rulesInUse(), verdicts));
    }

    private Map<Path, List<String>> rulesInUse() {
        Map<Path, List<String>> inUse = new LinkedHashMap<>();
        ruleSets.forEach((path, rules) -> inUse.put(
                path,
                rules.rules().stream()
                        .filter(rule -> rule.head().mode() != RuleMode.OFF)
                        .map(AlertRule::id)
                        .toList()));
        return inUse;
    }

    /** The events of each test, one JSON object a line as {@code replay} takes them, by file and name of the test. */
    public Map<String, List<String>> events() {
        Map<String, List<String>> events = new LinkedHashMap<>();
        for (TestFile file : files) {
            for (RuleTest test : file.tests()) {
                String name = file.path().getFileName() + "-" + test.name();
                events.put(name.replaceAll("[^A-Za-z0-9-]+", "-"), TestRun.events(test));
            }
        }
        return events;
    }
}

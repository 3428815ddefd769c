package dev.syncwatch.cli.ruletest;

import java.util.List;
import java.util.Map;

/** What came of all tests, by file. */
public record SuiteResult(Map<TestFile, List<Verdict>> verdicts, Coverage coverage) {
    public boolean passed() {
        return failed() == 0;
    }

    long total() {
        return verdicts.values().stream().mapToLong(List::size).sum();
    }

    long failed() {
        return verdicts.values().stream()
                .flatMap(List::stream)
                .filter(verdict -> !verdict.passed())
                .count();
    }
}

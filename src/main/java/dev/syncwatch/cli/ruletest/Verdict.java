package dev.syncwatch.cli.ruletest;

import dev.syncwatch.rule.Position;
import java.util.List;

/**
 * What came of one test.
 *
 * @param failures each of one or more lines, the first of which says what is wrong; none if all is as expected
 * @param met the expectations that were met
 */
record Verdict(RuleTest test, List<Failure> failures, List<Expectation> met, long nanos) {
    /**
     * Something that is not as expected.
     *
     * @param at where the expectation stands; null where something came that nobody expected
     */
    record Failure(Position at, List<String> lines) {}

    boolean passed() {
        return failures.isEmpty();
    }
}

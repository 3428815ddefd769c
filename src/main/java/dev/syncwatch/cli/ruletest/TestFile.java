package dev.syncwatch.cli.ruletest;

import dev.syncwatch.rule.RuleProblem;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of tests.
 *
 * @param rules the rule file that they are about; null where none could be found
 * @param problems if there are any, nothing of the file can be used
 */
record TestFile(Path path, Path rules, List<RuleTest> tests, List<RuleProblem> problems) {}

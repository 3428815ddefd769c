package dev.syncwatch.job.rules;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import java.time.Duration;
import java.util.List;

/** What stands in a rule file before it is published. */
record PublishedText(String name, byte[] bytes) {

    /** Its rules, or every reason why they can't be run with panes of that length. */
    RuleFile read(Duration pane) {
        RuleFile file = RuleFileReader.read(name, bytes, System.getenv(), pane);
        if (file.ruleSet() == null) {
            return file;
        }
        List<RuleProblem> problems = Detection.problems(file.ruleSet(), name, pane);
        return problems.isEmpty() ? file : file.refused(problems);
    }
}

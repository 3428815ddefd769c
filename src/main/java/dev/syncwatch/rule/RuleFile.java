package dev.syncwatch.rule;

import java.util.List;

/**
 * What was read from one rule file: either a rule set or the reasons why there is none.
 *
 * @param ruleSet null if there are problems
 * @param problems in the order of the file
 * @param unsetSecrets secrets that the environment does not hold at the moment: no fault of the file, but its channels can't work
 */
public record RuleFile(RuleSet ruleSet, List<RuleProblem> problems, List<RuleProblem> unsetSecrets) {
    public RuleFile {
        problems = List.copyOf(problems);
        unsetSecrets = List.copyOf(unsetSecrets);
    }

    public RuleFile(RuleSet ruleSet, List<RuleProblem> problems) {
        this(ruleSet, problems, List.of());
    }
}

package dev.syncwatch.rule;

import java.util.List;

/**
 * What was read from one rule file: either a rule set or the reasons why there is none.
 *
 * @param ruleSet null if there are problems
 * @param problems errors in the order of the file
 * @param warnings what most likely was not meant, but can be used; in the order of the file
 * @param unsetSecrets secrets that the environment does not hold at the moment: no fault of the file, but its channels can't work
 */
public record RuleFile(
        RuleSet ruleSet, List<RuleProblem> problems, List<RuleProblem> warnings, List<RuleProblem> unsetSecrets) {
    public RuleFile {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        unsetSecrets = List.copyOf(unsetSecrets);
    }

    /** The same file, which can't be used because of more problems. */
    public RuleFile refused(List<RuleProblem> more) {
        return new RuleFile(null, more, warnings, unsetSecrets);
    }
}

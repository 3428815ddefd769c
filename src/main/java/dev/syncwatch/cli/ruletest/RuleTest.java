package dev.syncwatch.cli.ruletest;

import dev.syncwatch.cli.ruletest.timeline.Happening;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.List;
import java.util.Set;

/**
 * One test.
 *
 * @param happenings in order of time
 * @param until milliseconds since the start, up to which rules are evaluated
 * @param named where the rules stand that the test speaks of: what is told of them has to be expected
 * @param nothingElse whether nothing may be told of any other rule
 */
record RuleTest(
        String name,
        List<Happening> happenings,
        long until,
        List<Expectation> expectations,
        List<YamlValue.Scalar> named,
        boolean nothingElse) {

    /** Whether each change that is told of this rule has to be expected. */
    boolean isAbout(String rule) {
        return nothingElse || named.stream().anyMatch(name -> name.text().equals(rule));
    }

    static final Set<String> NOTHING = Set.of("nothing fires", "never fires");
}

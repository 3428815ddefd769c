package dev.syncwatch.alert.turn;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A whole rule set as it travels: its text, which is read where it is used.
 *
 * @param version       1 or more, higher than that of any set before it
 * @param hash          of the text, as {@link dev.syncwatch.rule.RuleSet#hash} has it
 * @param effectiveFrom the T from which it is to act, or does, epoch milliseconds
 * @param text          of the rule file
 */
public record PublishedSet(long version, String hash, long effectiveFrom, String text) {

    /** Its rules, or every reason why they can't be run with panes of that length. */
    public RuleFile read(Duration pane) {
        String name = "version-" + version;
        RuleFile file = RuleFileReader.read(name, text.getBytes(StandardCharsets.UTF_8), Map.of(), pane);
        if (file.ruleSet() == null) {
            return file;
        }
        if (!file.ruleSet().hash().equals(hash)) {
            return file.refused(List.of(new RuleProblem(name, new Position(1, 1), "its hash is that of another text")));
        }
        List<RuleProblem> problems = Detection.problems(file.ruleSet(), name, pane);
        return problems.isEmpty() ? file : file.refused(problems);
    }

    /** The same set from another T on. */
    public PublishedSet from(long time) {
        return new PublishedSet(version, hash, time, text);
    }
}

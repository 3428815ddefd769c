package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.Comparator;
import java.util.TreeMap;

/** Which rule's text a place belongs to. */
final class RuleSpans {
    private static final String NO_RULE = "";

    private final TreeMap<Position, String> ruleFrom =
            new TreeMap<>(Comparator.comparingInt(Position::line).thenComparingInt(Position::column));

    /** The spans in a file, whatever else is wrong with it. */
    static RuleSpans of(YamlValue.Mapping file) {
        RuleSpans spans = new RuleSpans();
        file.members().forEach((key, member) -> {
            spans.ruleFrom.put(member.keyAt(), NO_RULE);
            if (key.equals("rules") && member.value() instanceof YamlValue.Items rules) {
                rules.values().forEach(rule -> spans.ruleFrom.put(rule.at(), id(rule)));
            }
        });
        return spans;
    }

    private static String id(YamlValue rule) {
        boolean named = rule instanceof YamlValue.Mapping mapping
                && mapping.members().get(HeadReader.ID.name()) != null
                && mapping.members().get(HeadReader.ID.name()).value() instanceof YamlValue.Scalar;
        if (!named) {
            return NO_RULE;
        }
        YamlValue id =
                ((YamlValue.Mapping) rule).members().get(HeadReader.ID.name()).value();
        String text = ((YamlValue.Scalar) id).text();
        return Values.isName(text) ? text : NO_RULE;
    }

    RuleProblem attributed(RuleProblem problem) {
        var span = ruleFrom.floorEntry(problem.at());
        return problem.rule() != null || span == null || span.getValue().equals(NO_RULE)
                ? problem
                : problem.in(span.getValue());
    }
}

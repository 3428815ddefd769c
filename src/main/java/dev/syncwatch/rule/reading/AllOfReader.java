package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code kind: all-of}; {@link References} looks at the members once all rules are known. */
final class AllOfReader implements KindReader {
    private static final Key<List<String>> RULES = Key.required(
            "rules", atLeastOne(Shapes.names(Shapes.NAME.schema())), "ids of the rules that all have to be true");

    @Override
    public List<Key<?>> keys() {
        return List.of(RULES);
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule, Readers readers) {
        YamlValue written = rule.need(RULES.name());
        List<String> members = readers.references().members(written, rule.find(HeadReader.ID.name()));
        if (members != null && members.isEmpty()) {
            readers.problems()
                    .add(written.at(), Finding.shape("can never fire: it names no rules", "name at least two"));
        }
        return head -> new AllOf(head, members);
    }

    private static Shape<List<String>> atLeastOne(Shape<List<String>> names) {
        Map<String, Object> schema = new LinkedHashMap<>(names.schema());
        schema.put("minItems", 1);
        return new Shape<>(names.reading(), schema);
    }
}

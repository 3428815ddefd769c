package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.List;
import java.util.function.Function;

/** Reads {@code kind: all-of}; {@link References} looks at the members once all rules are known. */
final class AllOfReader implements KindReader {
    private final Readers readers;

    AllOfReader(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule) {
        YamlValue written = rule.need("rules");
        List<String> members = readers.references().members(written, rule.find("id"));
        if (members != null && members.isEmpty()) {
            readers.problems().add(written.at(), "this rule can never fire: it names no rules");
        }
        return head -> new AllOf(head, members);
    }
}

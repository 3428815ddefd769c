package dev.syncwatch.cli.preview;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.window.GroupKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A group that a rule could have. */
final class ExampleGroup {
    private static final Map<EventField, String> USUAL = Map.of(
            EventField.ENVIRONMENT, "production",
            EventField.PLATFORM, "ios",
            EventField.APP_VERSION, "3.2.0",
            EventField.TRIGGER, "scheduled");

    private ExampleGroup() {}

    /** The key of a group that the rule's {@code only} lets in, if that can be told. */
    static String key(RuleHead head) {
        List<String> values =
                head.groupBy().stream().map(field -> value(head, field)).toList();
        return GroupKey.of(head.groupBy(), values);
    }

    private static String value(RuleHead head, EventField field) {
        return head.only().conditions().stream()
                .filter(condition -> condition.field() == field)
                .map(ExampleGroup::wanted)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(USUAL.getOrDefault(field, "unknown"));
    }

    /** A text that the condition names. */
    static Optional<String> wanted(Condition condition) {
        return condition.anyOf().stream()
                .filter(ValueTest.Same.class::isInstance)
                .map(test -> ((ValueTest.Same) test).text())
                .findFirst();
    }
}

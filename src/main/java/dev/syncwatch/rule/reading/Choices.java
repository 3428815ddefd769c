package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.Severity;
import dev.syncwatch.rule.WhenSyncDisabled;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The words that may stand in one place, and what each means.
 *
 * @param what what such a word is called in messages
 */
record Choices<T>(String what, Map<String, T> byWord) {
    static final Choices<Severity> SEVERITY = of("severity", List.of(Severity.values()), Choices::word);
    static final Choices<RuleMode> MODE = of("mode", List.of(RuleMode.values()), Choices::word);
    static final Choices<WhenSyncDisabled> WHEN_SYNC_DISABLED =
            of("choice", List.of(WhenSyncDisabled.values()), Choices::word);
    static final Choices<EventField> FIELD = of("field", List.of(EventField.values()), EventField::fieldName);
    static final Choices<EventField> GROUP_FIELD = of("group field", EventField.GROUPABLE, EventField::fieldName);

    static <T> Choices<T> of(String what, Collection<T> values, Function<T, String> spelling) {
        Map<String, T> byWord = new LinkedHashMap<>();
        values.forEach(value -> byWord.put(spelling.apply(value), value));
        return new Choices<>(what, byWord);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads matchers: maps of field to value, list of values, comparison or expression. */
final class MatcherReader {
    private static final List<String> EVENTS = List.of(
            "learning_sync_started", "learning_sync_completed", "learning_sync_failed", "learning_sync_skipped");
    /** What else a matcher can ask for: it only counts where one does. */
    private static final String BACKEND = "backend_response";

    private static final List<String> NAMES =
            Stream.concat(EVENTS.stream(), Stream.of(BACKEND)).toList();

    private static final List<String> TRIGGERS =
            List.of("scheduled", "login", "settings_save", "lesson_complete", "manual");

    static final Shape<Matcher> SHAPE =
            new Shape<>((readers, value) -> readers.matchers().read(value), schema(List.of()));

    private final Problems problems;
    private final Values values;
    private final ValueTestReader tests;

    MatcherReader(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
        this.tests = new ValueTestReader(problems);
    }

    /** What a schema says of a matcher that shares its map with other keys. */
    static Map<String, Object> schema(List<Key<?>> otherKeys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (EventField field : EventField.values()) {
            Map<String, Object> test =
                    field == EventField.EVENT ? ValueTestReader.schemaOf(NAMES) : ValueTestReader.SCHEMA;
            Map<String, Object> list = Shapes.schema("type", "array", "items", test, "minItems", 1);
            properties.put(field.fieldName(), Shapes.anyOf(test, list));
        }
        otherKeys.forEach(key -> properties.put(key.name(), FileSchema.property(key)));
        return Shapes.schema("type", "object", "properties", properties, "additionalProperties", false);
    }

    /** Null where there is no matcher, or none without problems. */
    Matcher read(YamlValue value) {
        int before = problems.reports();
        YamlValue.Mapping mapping = values.mapping(value);
        Matcher matcher = mapping == null ? null : read(mapping, Set.of());
        return problems.reports() == before ? matcher : null;
    }

    /** Reads a matcher that shares its map with other keys, which somebody else reads. */
    Matcher read(YamlValue.Mapping mapping, Set<String> otherKeys) {
        List<Condition> conditions = new ArrayList<>();
        mapping.members().forEach((key, member) -> {
            EventField field = Choices.FIELD.byWord().get(key);
            if (field != null) {
                conditions.add(condition(field, member));
            } else if (!otherKeys.contains(key)) {
                String hint = Nearest.suggestion(key, known(otherKeys));
                problems.add(member.keyAt(), Finding.shape("unknown field " + Quoted.of(key), hint));
            }
        });
        return new Matcher(conditions);
    }

    private Condition condition(EventField field, YamlValue.Member member) {
        int before = problems.reports();
        YamlValue value = member.value();
        List<YamlValue> alternatives = value instanceof YamlValue.Items items ? items.values() : List.of(value);
        List<ValueTest> anyOf = alternatives.stream()
                .map(alternative -> test(field, alternative))
                .filter(Objects::nonNull)
                .toList();
        Condition condition = new Condition(field, anyOf);
        if (problems.reports() == before) {
            checkThatItCanHold(condition, value);
        }
        return condition;
    }

    private ValueTest test(EventField field, YamlValue value) {
        if (value instanceof YamlValue.Scalar scalar
                && (scalar.isNothing() || scalar.text().isEmpty())) {
            problems.add(
                    value.at(),
                    Finding.shape(
                            "no event has an empty " + field.fieldName(), "an absent one passes only a test with !="));
            return null;
        }
        String text = values.text(value);
        ValueTest test = text == null ? null : tests.read(text, value.at());
        if (test instanceof ValueTest.Same same) {
            checkThatEventsHaveIt(field, same.text(), value);
        } else if (test instanceof ValueTest.Different different) {
            checkThatEventsHaveIt(field, different.from().text(), value);
        }
        return test;
    }

    private void checkThatEventsHaveIt(EventField field, String text, YamlValue value) {
        if (field == EventField.EVENT && !NAMES.contains(text)) {
            String hint = Nearest.suggestion(text, NAMES);
            problems.add(value.at(), Finding.shape("unknown event " + Quoted.of(text), hint));
        }
        if (field == EventField.TRIGGER && !TRIGGERS.contains(text)) {
            String hint = Nearest.suggestion(text, TRIGGERS);
            problems.add(value.at(), Finding.warning("unknown trigger " + Quoted.of(text), hint));
        }
        String lowerCase = text.toLowerCase(Locale.ROOT);
        if (field == EventField.PLATFORM && !lowerCase.equals(text)) {
            problems.add(value.at(), Finding.error("platforms are in lower case", "write " + Quoted.of(lowerCase)));
        }
    }

    private void checkThatItCanHold(Condition condition, YamlValue value) {
        boolean noEvent =
                condition.field() == EventField.EVENT && NAMES.stream().noneMatch(condition::holds);
        if (condition.anyOf().isEmpty() || noEvent) {
            String hint = "events are " + String.join(", ", NAMES);
            String what = "this matches nothing";
            problems.add(
                    value.at(),
                    condition.anyOf().isEmpty()
                            ? Finding.shape(what, condition.field() == EventField.EVENT ? hint : "name a value")
                            : Finding.error(what, hint));
        }
    }

    private static Set<String> known(Set<String> otherKeys) {
        Set<String> known = new TreeSet<>(Choices.FIELD.byWord().keySet());
        known.addAll(otherKeys);
        return known;
    }
}

package dev.syncwatch.cli.ruletest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.rule.reading.ValueTestReader;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Holds details that a test expects against a change: each that is named has to be there, others may be. */
final class Comparison {
    /** The one detail that is no part of the change's JSON: the page's text has to contain this, or each of these. */
    static final String PAGE = "page";

    private final List<String> differences = new ArrayList<>();

    private Comparison() {}

    /** One line for each detail that is not as expected; none if all are. */
    static List<String> differences(YamlValue.Mapping expected, JsonNode change) {
        Comparison comparison = new Comparison();
        expected.members().forEach((key, member) -> {
            if (key.equals(PAGE)) {
                comparison.page(member.value(), change);
            } else {
                comparison.value(key, member.value(), change.path(key));
            }
        });
        return comparison.differences;
    }

    private void page(YamlValue expected, JsonNode change) {
        List<YamlValue> texts = expected instanceof YamlValue.Items items ? items.values() : List.of(expected);
        String page = PageText.of(change);
        for (YamlValue text : texts) {
            if (text instanceof YamlValue.Scalar scalar && !page.contains(scalar.text())) {
                differences.add("page: expected to contain " + scalar.text() + "\n"
                        + page.indent(6).stripTrailing());
            }
        }
    }

    private void value(String path, YamlValue expected, JsonNode actual) {
        if (expected instanceof YamlValue.Mapping mapping) {
            mapping.members().forEach((key, member) -> value(path + "." + key, member.value(), actual.path(key)));
        } else if (expected instanceof YamlValue.Items items) {
            items.values().forEach(item -> item(path, item, actual));
        } else if (!scalar((YamlValue.Scalar) expected, actual)) {
            differences.add(path + ": expected " + ((YamlValue.Scalar) expected).text() + ", was " + shown(actual));
        }
    }

    /** In a list it is enough that one value is as expected. */
    private void item(String path, YamlValue expected, JsonNode actual) {
        boolean found = StreamSupport.stream(actual.spliterator(), false).anyMatch(value -> {
            Comparison one = new Comparison();
            one.value(path, expected, value);
            return one.differences.isEmpty();
        });
        if (!found) {
            differences.add(path + ": nothing in the list is as expected, it is " + shown(actual));
        }
    }

    private static boolean scalar(YamlValue.Scalar expected, JsonNode actual) {
        if (expected.isNothing()) {
            return actual.isNull() || actual.isMissingNode();
        }
        if (actual.isContainerNode()) {
            return false;
        }
        String text = actual.isNull() || actual.isMissingNode() ? null : actual.asText();
        ValueTest test = new ValueTestReader(new Problems("")).read(expected.text(), new Position(1, 1));
        return test != null && test.holds(text);
    }

    private static String shown(JsonNode actual) {
        if (actual.isMissingNode()) {
            return "not there";
        }
        return actual.isTextual() ? actual.asText() : actual.toString();
    }
}

package dev.syncwatch.rule.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of single values. Schemas see what YAML makes of a value, so each takes texts, and numbers that would be read as such. */
final class Shapes {
    /** What {@link dev.syncwatch.rule.Numbers} reads. */
    static final String NUMBER_PATTERN =
            "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?0*([0-9]|[0-9]{2}|[1-3][0-9]{2}|400))?";

    private static final String UNITS = "([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?";

    static final Shape<String> TEXT = new Shape<>(
            (readers, value) -> readers.values().text(value),
            schema("type", List.of("string", "number", "boolean"), "pattern", "\\S"));

    static final Shape<String> NAME = new Shape<>(
            (readers, value) -> readers.values().name(value),
            schema(
                    "type",
                    List.of("string", "integer", "boolean"),
                    "pattern",
                    "^[a-z0-9][a-z0-9-]{0,63}$",
                    "minimum",
                    0));

    static final Shape<Duration> DURATION = new Shape<>(
            (readers, value) -> readers.quantities().duration(value),
            anyOf(schema("const", 0), schema("type", "string", "pattern", "^(0|(?=.)" + UNITS + ")$")));

    static final Shape<Duration> DURATION_ABOVE_ZERO = new Shape<>(
            (readers, value) -> readers.quantities().durationAboveZero(value),
            schema("type", "string", "pattern", "^(?=.*[1-9])" + UNITS + "$"));

    static final Shape<BigDecimal> PERCENTAGE = new Shape<>(
            (readers, value) -> readers.quantities().percentage(value),
            schema("type", "string", "pattern", "^" + Quantities.PERCENTAGE_BELOW_100 + "$"));

    static final Shape<BigDecimal> NUMBER = new Shape<>(
            (readers, value) -> readers.quantities().number(value),
            anyOf(schema("type", "number"), schema("type", "string", "pattern", "^" + NUMBER_PATTERN + "$")));

    private Shapes() {}

    static Shape<Long> wholeNumber(long atLeast) {
        return new Shape<>(
                (readers, value) -> readers.quantities().wholeNumber(value, atLeast),
                anyOf(
                        schema("type", "integer", "minimum", atLeast, "maximum", Quantities.LARGEST_WHOLE),
                        schema(
                                "type",
                                "string",
                                "pattern",
                                atLeast == 0 ? "^[0-9]{1,9}$" : "^(?=0*[1-9])[0-9]{1,9}$")));
    }

    static <T> Shape<T> choice(Choices<T> choices) {
        return new Shape<>(
                (readers, value) -> readers.values().choice(value, choices),
                schema("enum", List.copyOf(choices.byWord().keySet())));
    }

    /** Distinct texts. */
    static Shape<List<String>> names(Map<String, Object> each) {
        return new Shape<>(
                (readers, value) -> readers.values().texts(readers.values().names(value)),
                schema("type", "array", "items", each, "uniqueItems", true));
    }

    static Map<String, Object> anyOf(Object... schemas) {
        return schema("anyOf", List.of(schemas));
    }

    /** Keywords and their values by turns, in that order. */
    static Map<String, Object> schema(Object... keywords) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < keywords.length; i += 2) {
            schema.put((String) keywords[i], keywords[i + 1]);
        }
        return schema;
    }
}

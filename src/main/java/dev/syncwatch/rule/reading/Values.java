package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads single values; each method gives null where there is no value, or where it reported why the value is not good.
 *
 * <p>So a reader can read on to its end, and every problem of a rule is reported at once.
 */
public final class Values {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Problems problems;

    public Values(Problems problems) {
        this.problems = problems;
    }

    /** A text that is not blank. */
    public String text(YamlValue value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof YamlValue.Scalar scalar)) {
            return refuse(value, "one value is expected here, no list and no map");
        }
        return scalar.isNothing() || scalar.text().isBlank() ? refuse(value, "a text is expected here") : scalar.text();
    }

    /** An id of a rule or of a silence, or the name of a channel. */
    public String name(YamlValue value) {
        String name = text(value);
        return name == null || NAME.matcher(name).matches()
                ? name
                : refuse(value, "a name takes 1 to 64 of a-z, 0-9 and -, and does not begin with -");
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** A map, its keys in the order of the file. */
    public YamlValue.Mapping mapping(YamlValue value) {
        if (value == null || value instanceof YamlValue.Mapping) {
            return (YamlValue.Mapping) value;
        }
        return refuse(value, "a map is expected here, with a key: value on each line or { key: value }");
    }

    /** What stands in a list. */
    public List<YamlValue> items(YamlValue value) {
        if (value instanceof YamlValue.Items items) {
            return items.values();
        }
        return value == null ? null : refuse(value, "a list is expected here, with a - before each item or in [ ]");
    }

    /** Distinct texts, those that are none left out. */
    List<YamlValue.Scalar> names(YamlValue value) {
        List<YamlValue> items = items(value);
        if (items == null) {
            return null;
        }
        List<YamlValue.Scalar> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue item : items) {
            String name = text(item);
            if (name != null && !seen.add(name)) {
                refuse(item, Quoted.of(name) + " stands here twice");
            } else if (name != null) {
                names.add((YamlValue.Scalar) item);
            }
        }
        return names;
    }

    /** Null where there are no names. */
    List<String> texts(List<YamlValue.Scalar> names) {
        return names == null ? null : names.stream().map(YamlValue.Scalar::text).toList();
    }

    <T> T choice(YamlValue value, Choices<T> choices) {
        String text = text(value);
        if (text == null || choices.byWord().containsKey(text)) {
            return text == null ? null : choices.byWord().get(text);
        }
        String hint = Nearest.suggestion(text, choices.byWord().keySet());
        return refuse(value, Finding.shape("unknown " + choices.what() + " " + Quoted.of(text), hint));
    }

    static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** Reports why a value's shape is not good, and gives null. */
    public <T> T refuse(YamlValue value, String message) {
        return refuse(value, Finding.shape(message, null));
    }

    <T> T refuse(YamlValue value, Finding finding) {
        problems.add(value.at(), finding);
        return null;
    }
}

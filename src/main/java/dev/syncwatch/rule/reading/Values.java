package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Numbers;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
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
final class Values {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 9;

    private final Problems problems;
    private final Duration pane;

    Values(Problems problems, Duration pane) {
        this.problems = problems;
        this.pane = pane;
    }

    String text(YamlValue value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof YamlValue.Scalar scalar)) {
            return refuse(value, "one value is expected here, no list and no map");
        }
        return scalar.isNothing() || scalar.text().isBlank() ? refuse(value, "a text is expected here") : scalar.text();
    }

    /** An id of a rule or the name of a channel. */
    String name(YamlValue value) {
        String name = text(value);
        return name == null || NAME.matcher(name).matches()
                ? name
                : refuse(value, "a name takes 1 to 64 of a-z, 0-9 and -, and does not begin with -");
    }

    YamlValue.Mapping mapping(YamlValue value) {
        if (value == null || value instanceof YamlValue.Mapping) {
            return (YamlValue.Mapping) value;
        }
        return refuse(value, "a map is expected here, with a key: value on each line or { key: value }");
    }

    List<YamlValue> items(YamlValue value) {
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

    /** At least 0 and a multiple of the pane. */
    Duration duration(YamlValue value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.read(text);
        if (duration == null) {
            return refuse(value, notADuration(text));
        }
        if (duration.compareTo(LONGEST) > 0) {
            return refuse(value, Quoted.of(text) + " is longer than 366d");
        }
        boolean fits = pane.multipliedBy(duration.dividedBy(pane)).equals(duration);
        return fits ? duration : refuse(value, text + " is no multiple of the pane, " + Durations.write(pane));
    }

    Duration durationAboveZero(YamlValue value) {
        Duration duration = duration(value);
        return Duration.ZERO.equals(duration) ? refuse(value, "must be longer than 0") : duration;
    }

    /** The ratio that {@code 10%} stands for, from 0 to below 1. */
    BigDecimal percentage(YamlValue value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        BigDecimal percent = text.endsWith("%") ? Numbers.read(text.substring(0, text.length() - 1)) : null;
        if (percent == null) {
            return refuse(value, Quoted.of(text) + " is no percentage: write it like 10%");
        }
        boolean inRange = percent.signum() >= 0 && percent.compareTo(HUNDRED) < 0;
        return inRange
                ? plain(percent.movePointLeft(2))
                : refuse(value, text + " is out of range: 0% to below 100%, because no rate is above 100%");
    }

    BigDecimal number(YamlValue value) {
        String text = text(value);
        BigDecimal number = Numbers.read(text);
        if (text != null && number == null) {
            return refuse(value, Quoted.of(text) + " is no number");
        }
        return number == null ? null : plain(number);
    }

    Long wholeNumber(YamlValue value, long atLeast) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        boolean whole = text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole || Long.parseLong(text) < atLeast) {
            return refuse(value, "a whole number from " + atLeast + " on is expected here, not " + Quoted.of(text));
        }
        return Long.valueOf(text);
    }

    <T> T choice(YamlValue value, Choices<T> choices) {
        String text = text(value);
        if (text == null || choices.byWord().containsKey(text)) {
            return text == null ? null : choices.byWord().get(text);
        }
        String hint = Nearest.hint(text, choices.byWord().keySet());
        return refuse(value, "unknown " + choices.what() + " " + Quoted.of(text) + hint);
    }

    static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private <T> T refuse(YamlValue value, String message) {
        problems.add(value.at(), message);
        return null;
    }

    private static String notADuration(String text) {
        boolean noUnit = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return noUnit
                ? Quoted.of(text) + " has no unit: write it like 90s or 15m"
                : Quoted.of(text) + " is no duration: write it like 90s, 15m, 1h30m, 500ms or 1d";
    }

    // 20.0 and 20 must be one number to whoever compares or prints rules; 2E+1 must be none.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

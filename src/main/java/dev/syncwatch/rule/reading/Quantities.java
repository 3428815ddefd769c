package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Numbers;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Reads durations, percentages and numbers; null where there is none, or where it was reported why it is not good. */
final class Quantities {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 9;
    static final long LARGEST_WHOLE = 999_999_999;

    /** As {@code 10%}, {@code 7.5%} or {@code .5%}; the schema knows it too. */
    static final String PERCENTAGE_BELOW_100 = "(0*[0-9]{1,2}(\\.[0-9]*)?|0*\\.[0-9]+)%";

    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)%");

    private final Values values;
    private final Duration pane;

    Quantities(Values values, Duration pane) {
        this.values = values;
        this.pane = pane;
    }

    /** At least 0 and a multiple of the pane. */
    Duration duration(YamlValue value) {
        String text = values.text(value);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.read(text);
        if (duration == null) {
            return values.refuse(value, notADuration(text));
        }
        if (duration.compareTo(LONGEST) > 0) {
            return values.refuse(value, Finding.error(Quoted.of(text) + " is longer than 366d", null));
        }
        boolean fits = pane.multipliedBy(duration.dividedBy(pane)).equals(duration);
        return fits ? duration : values.refuse(value, noMultiple(text, duration));
    }

    private Finding noMultiple(String text, Duration duration) {
        Duration below = pane.multipliedBy(duration.dividedBy(pane));
        Duration above = below.plus(pane);
        String hint = below.isZero()
                ? "write " + Durations.write(above)
                : "write " + Durations.write(below) + " or " + Durations.write(above);
        return Finding.error(text + " is no multiple of the pane, " + Durations.write(pane), hint);
    }

    Duration durationAboveZero(YamlValue value) {
        Duration duration = duration(value);
        return Duration.ZERO.equals(duration) ? values.refuse(value, "must be longer than 0") : duration;
    }

    /** The ratio that {@code 10%} stands for, from 0 to below 1. */
    BigDecimal percentage(YamlValue value) {
        String text = values.text(value);
        if (text == null) {
            return null;
        }
        if (!PERCENTAGE.matcher(text).matches()) {
            boolean number = Numbers.read(text) != null;
            return values.refuse(
                    value,
                    Finding.shape(
                            Quoted.of(text) + " is no percentage",
                            number ? "write 10% for a tenth" : "write it like 10%"));
        }
        BigDecimal percent = Numbers.read(text.substring(0, text.length() - 1));
        if (percent == null || percent.compareTo(HUNDRED) >= 0) {
            return values.refuse(value, text + " is out of range: 0% to below 100%, because no rate is above 100%");
        }
        return plain(percent.movePointLeft(2));
    }

    BigDecimal number(YamlValue value) {
        String text = values.text(value);
        BigDecimal number = Numbers.read(text);
        if (text != null && number == null) {
            return values.refuse(value, Finding.shape(Quoted.of(text) + " is no number", "write it like 20 or 2.5"));
        }
        return number == null ? null : plain(number);
    }

    Long wholeNumber(YamlValue value, long atLeast) {
        String text = values.text(value);
        if (text == null) {
            return null;
        }
        boolean whole = text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole || Long.parseLong(text) < atLeast) {
            return values.refuse(
                    value, "a whole number from " + atLeast + " on is expected here, not " + Quoted.of(text));
        }
        return Long.valueOf(text);
    }

    private static Finding notADuration(String text) {
        boolean noUnit = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return noUnit
                ? Finding.shape(Quoted.of(text) + " has no unit", "write " + text + "s, " + text + "m or " + text + "h")
                : Finding.shape(Quoted.of(text) + " is no duration", "write it like 90s, 15m, 1h30m, 500ms or 1d");
    }

    // 20.0 and 20 must be one number to whoever compares or prints rules; 2E+1 must be none.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

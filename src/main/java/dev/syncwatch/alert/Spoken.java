package dev.syncwatch.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers and durations as a title says them. */
final class Spoken {

    private static final int MOST_DECIMALS = 6;

    private Spoken() {}

    /** A ratio in percent, not rounded. */
    static String percent(BigDecimal ratio) {
        return number(ratio.movePointRight(2)) + " %";
    }

    /** A ratio in percent with one decimal, or with as many as it takes to tell it from {@code other}. */
    static String percent(BigDecimal ratio, BigDecimal other) {
        return rounded(ratio.movePointRight(2), other.movePointRight(2), 1) + " %";
    }

    static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** With two decimals at most, or with as many as it takes to tell it from {@code other}. */
    static String number(BigDecimal number, BigDecimal other) {
        return rounded(number, other, 2);
    }

    private static String rounded(BigDecimal number, BigDecimal other, int fewest) {
        for (int decimals = fewest; decimals < MOST_DECIMALS; decimals++) {
            BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
            if (rounded.compareTo(other) != 0 || number.compareTo(other) == 0) {
                return number(rounded);
            }
        }
        return number(number);
    }

    /** The two largest units of what lasts, in seconds: {@code 31 min 10 s}, {@code 25 h 1 min}. */
    static String seconds(BigDecimal seconds) {
        Duration duration = Duration.ofMillis(seconds.movePointRight(3).longValue());
        return words(duration, 2);
    }

    /** As a rule file means it, {@code 15 min}, {@code 1 h 30 min}; longer than 0. */
    static String duration(Duration duration) {
        return words(duration, 4);
    }

    private static String words(Duration duration, int mostUnits) {
        return Stream.of(
                        part(duration.toHours(), "h"),
                        part(duration.toMinutesPart(), "min"),
                        part(duration.toSecondsPart(), "s"),
                        part(duration.toMillisPart(), "ms"))
                .filter(text -> !text.isEmpty())
                .limit(mostUnits)
                .collect(Collectors.joining(" "));
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + " " + unit;
    }
}

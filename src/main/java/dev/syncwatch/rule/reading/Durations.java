package dev.syncwatch.rule.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as rule files write them: whole numbers with units, longest unit first, such as {@code 1h30m}. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(d|h|ms|m|s)");
    private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");
    private static final Map<String, Duration> LENGTHS = Map.of(
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));

    private Durations() {}

    /** Null if the text is no duration; a bare 0 is one. */
    public static Duration read(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        int at = 0;
        int lastUnit = -1;
        while (part.find(at) && part.start() == at && UNITS.indexOf(part.group(2)) > lastUnit) {
            sum = sum.plus(LENGTHS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            lastUnit = UNITS.indexOf(part.group(2));
            at = part.end();
        }
        return at == text.length() && at > 0 ? sum : null;
    }

    /** As it would stand in a file. */
    public static String write(Duration duration) {
        StringBuilder written = new StringBuilder();
        Duration left = duration;
        for (String unit : UNITS) {
            long count = left.dividedBy(LENGTHS.get(unit));
            left = left.minus(LENGTHS.get(unit).multipliedBy(count));
            written.append(count > 0 ? count + unit : "");
        }
        return written.isEmpty() ? "0s" : written.toString();
    }
}

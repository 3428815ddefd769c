package dev.syncwatch.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Section 4: timestamps are RFC 3339 or epoch milliseconds; one that can't be read counts as absent. */
final class Timestamps {
    private static final Pattern RFC_3339 = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?)([Zz]|[+-]\\d{2}:\\d{2})", Pattern.DOTALL);
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Longer texts, and numbers of more digits before or after their point, are none that a clock would write. */
    private static final int LONGEST = 64;

    private Timestamps() {}

    /** Epoch milliseconds, or null. */
    static Long read(Json value) {
        String text = value instanceof Json.Text string ? string.value() : null;
        if (value instanceof Json.Literal literal) {
            text = literal.text();
        }
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        BigDecimal number = Numbers.read(text);
        return number != null ? epochMillis(number) : rfc3339(text);
    }

    private static Long epochMillis(BigDecimal number) {
        boolean isVast = number.precision() - (long) number.scale() > LONGEST || number.scale() > LONGEST;
        if (isVast) {
            return null;
        }
        BigDecimal millis = number.setScale(0, RoundingMode.FLOOR);
        boolean inRange = millis.compareTo(BigDecimal.valueOf(FIRST.toEpochMilli())) >= 0
                && millis.compareTo(BigDecimal.valueOf(LAST.toEpochMilli())) <= 0;
        return inRange ? millis.longValueExact() : null;
    }

    private static Long rfc3339(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            String time = parts.group(2).replaceFirst("(\\.\\d{9})\\d+", "$1");
            ZoneOffset offset = ZoneOffset.of(parts.group(3).toUpperCase());
            Instant instant = LocalDateTime.parse(parts.group(1) + "T" + time).toInstant(offset);
            boolean inRange = !instant.isBefore(FIRST) && instant.toEpochMilli() <= LAST.toEpochMilli();
            return inRange ? instant.toEpochMilli() : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}

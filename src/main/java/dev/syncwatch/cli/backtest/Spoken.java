package dev.syncwatch.cli.backtest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and shares as a person reads them. */
final class Spoken {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Spoken() {}

    /** In UTC. */
    static String time(Instant at) {
        return MINUTE.format(at);
    }

    /** Hours, minutes and seconds, those alone that are not 0. */
    static String duration(Duration duration) {
        Duration length = duration.abs();
        if (length.toSeconds() == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-" : "");
        part(length.toHours(), "h", text);
        part(length.toMinutesPart(), "m", text);
        part(length.toSecondsPart(), "s", text);
        return text.toString();
    }

    private static void part(long amount, String unit, StringBuilder to) {
        if (amount > 0) {
            to.append(amount).append(unit);
        }
    }

    /** Of a share from 0 to 1; a dash for one that is not known. */
    static String percent(Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}

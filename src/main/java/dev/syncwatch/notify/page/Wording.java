package dev.syncwatch.notify.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people say them. */
public final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);
    private static final int MOST_DECIMALS = 4;

    private Wording() {}

    /** {@code 0.1043} is {@code 10.4 %}, {@code 0.1} is {@code 10 %}. */
    public static String percent(double share) {
        return decimal(share * 100, 1) + " %";
    }

    /** As {@link #percent(double)}, with as many decimals as it takes to tell the share from {@code other}. */
    static String percent(double share, Double other) {
        int decimals = 1;
        while (other != null
                && other != share
                && decimals < MOST_DECIMALS
                && decimal(share * 100, decimals).equals(decimal(other * 100, decimals))) {
            decimals++;
        }
        return decimal(share * 100, decimals) + " %";
    }

    /** Whole numbers without a point, others with one decimal; thousands are set apart. */
    static String number(double number) {
        return decimal(number, 1);
    }

    /** {@code 45 s}, {@code 31 min}, {@code 1 h 5 min}, {@code 2 d 3 h}: the two largest units that are not 0. */
    public static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = whole / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 24 ? parts(hours, "h", minutes % 60, "min") : parts(hours / 24, "d", hours % 24, "h");
    }

    /** {@code 10:07 UTC}; with the date if {@code now} is on another day. */
    public static String time(Instant time, Instant now) {
        boolean sameDay = time.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (sameDay ? TIME : DATE_TIME).format(time.atOffset(ZoneOffset.UTC));
    }

    static String dateTime(Instant time) {
        return DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    static String people(double count) {
        return number(count) + (count == 1 ? " person" : " people");
    }

    private static String parts(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static String decimal(double number, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal shortest = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, shortest.scale()) + "f", shortest);
    }
}

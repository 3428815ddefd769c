package dev.syncwatch.telemetry;

import com.ethlo.time.ITU;
import com.ethlo.time.LeapSecondException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.regex.Pattern;

/** Reads RFC 3339 times and epoch milliseconds; what can't be read is absent. */
public final class Timestamps {

    /** No time, or one that can't be read. */
    public static final long ABSENT = Long.MIN_VALUE;

    /** 0000-01-01T00:00:00Z and the end of 9999: what RFC 3339 can write. */
    private static final long MIN = -62_167_219_200_000L;

    private static final long MAX = 253_402_300_799_999L;

    /** Digits that a millisecond does not need; the library takes nine. */
    private static final Pattern SURPLUS_FRACTION = Pattern.compile("(\\.\\d{9})\\d+");

    /** As JSON spells numbers, but with zeros in front allowed; the library takes more, such as digits of other scripts. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final int LONGEST = 64;

    private Timestamps() {}

    /**
     * Epoch milliseconds of a text, fractions of a millisecond cut off (towards the past). A leap second is the first of the
     * next minute.
     *
     * @param text of at most 64 characters, or null: an RFC 3339 date-time (with an offset of at most 18 h, or
     *     {@code -00:00}; a space may stand for its {@code T}), or epoch milliseconds spelt as a JSON number (with a fraction
     *     and an exponent, if it likes, but at most 64 digits before and after its point once it is written out)
     * @return {@link #ABSENT} where it is neither, or lies outside the years 0 to 9999
     */
    public static long parse(String text) {
        return text == null || text.length() > LONGEST ? ABSENT : parse(text.toCharArray(), 0, text.length());
    }

    /** The same of a text in a buffer: no object is made of it if it has the form that most times have. */
    public static long parse(char[] text, int from, int length) {
        if (length == 0 || length > LONGEST) {
            return ABSENT;
        }
        long millis = CommonTime.read(text, from, length);
        return millis != ABSENT ? millis : anyForm(new String(text, from, length));
    }

    private static long anyForm(String text) {
        long millis = text.indexOf(':') > 0 ? rfc3339(text) : epochMillis(text);
        return millis < MIN || millis > MAX ? ABSENT : millis;
    }

    private static long epochMillis(String text) {
        try {
            // Thirteen digits is today; what has a point or an exponent takes the slow road.
            return text.length() <= 18 && digitsAlone(text) ? Long.parseLong(text) : decimalMillis(text);
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return ABSENT;
        }
    }

    private static boolean digitsAlone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static long decimalMillis(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return ABSENT;
        }
        BigDecimal value = new BigDecimal(text);
        // A huge exponent would be written out in full by the rounding below.
        if (Math.abs((long) value.precision() - value.scale()) > LONGEST || value.scale() > LONGEST) {
            return ABSENT;
        }
        return value.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static long rfc3339(String text) {
        try {
            return ITU.parseDateTime(accepted(text)).toInstant().toEpochMilli();
        } catch (LeapSecondException leapSecond) {
            return leapSecond.getNearestDateTime().toInstant().toEpochMilli();
        } catch (DateTimeException unreadable) {
            return ABSENT;
        }
    }

    /** RFC 3339 allows an unknown local offset and any number of fraction digits; the library does not. */
    private static String accepted(String text) {
        String known = text.endsWith("-00:00") ? text.substring(0, text.length() - 6) + "Z" : text;
        return known.length() > 29 ? SURPLUS_FRACTION.matcher(known).replaceFirst("$1") : known;
    }
}

package dev.syncwatch.telemetry;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads times in the one form in which phones' SDKs write them, such as {@code 2026-01-05T10:07:20.123Z}, without the objects that the
 * library makes, which reads all forms.
 */
final class CommonTime {

    private static final int LENGTH = 24;

    /** In place of two digits; below 0 as either half of a year, too. */
    private static final int NO_NUMBER = -10_000;

    private static final long DAY_MILLIS = 24 * 60 * 60_000L;

    private CommonTime() {}

    /** Epoch milliseconds, or {@link Timestamps#ABSENT} for a text of another form, or one that is no time. */
    static long read(char[] text, int from, int length) {
        if (length != LENGTH || !isSeparated(text, from)) {
            return Timestamps.ABSENT;
        }
        int year = number(text, from) * 100 + number(text, from + 2);
        int month = number(text, from + 5);
        int day = number(text, from + 8);
        int hour = number(text, from + 11);
        int minute = number(text, from + 14);
        int second = number(text, from + 17);
        int tenMillis = number(text, from + 20);
        int lastDigit = text[from + 22] - '0';
        if (Math.min(year, tenMillis) < 0 || lastDigit < 0 || lastDigit > 9 || !isTimeOfDay(hour, minute, second)) {
            return Timestamps.ABSENT;
        }
        try {
            long seconds = (hour * 60 + minute) * 60 + second;
            return LocalDate.of(year, month, day).toEpochDay() * DAY_MILLIS
                    + seconds * 1000
                    + tenMillis * 10
                    + lastDigit;
        } catch (DateTimeException noSuchDay) {
            return Timestamps.ABSENT;
        }
    }

    private static boolean isSeparated(char[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':'
                && text[from + 19] == '.'
                && text[from + 23] == 'Z';
    }

    /** A leap second is left to the library. */
    private static boolean isTimeOfDay(int hour, int minute, int second) {
        return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
    }

    /** Of two digits. */
    private static int number(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
    }
}

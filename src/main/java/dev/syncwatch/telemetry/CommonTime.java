package dev.syncwatch.telemetry;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads times in the one form in which phones' SDKs write them, such as {@code 2026-01-05T10:07:20.123Z}, at a tenth of what the library
 * takes, which reads all forms.
 */
final class CommonTime {

    /** With a digit wherever a digit has to be. */
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private static final long DAY_MILLIS = 24 * 60 * 60_000L;

    private CommonTime() {}

    /** Epoch milliseconds, or {@link Timestamps#ABSENT} for a text of another form, or one that is no time. */
    static long read(char[] text, int from, int length) {
        if (length != FORM.length() || !hasForm(text, from)) {
            return Timestamps.ABSENT;
        }
        int hour = twoDigits(text, from + 11);
        int minute = twoDigits(text, from + 14);
        int second = twoDigits(text, from + 17);
        if (hour > 23 || minute > 59 || second > 59) {
            return Timestamps.ABSENT; // the last may be a leap second
        }
        try {
            int year = twoDigits(text, from) * 100 + twoDigits(text, from + 2);
            long day = LocalDate.of(year, twoDigits(text, from + 5), twoDigits(text, from + 8))
                    .toEpochDay();
            int millis = (text[from + 20] - '0') * 100 + twoDigits(text, from + 21);
            return day * DAY_MILLIS + ((hour * 60 + minute) * 60 + second) * 1000L + millis;
        } catch (DateTimeException noSuchDay) {
            return Timestamps.ABSENT;
        }
    }

    private static boolean hasForm(char[] text, int from) {
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text[from + i];
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int twoDigits(char[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }
}

package dev.syncwatch.rule;

import java.math.BigDecimal;

/**
 * What counts as a number in rules and events: what {@link BigDecimal} reads, such as {@code 500}, {@code 500.0} or {@code 5e2}, of at
 * most 400 characters and with an exponent from -400 to 400, so that exact sums stay small.
 */
public final class Numbers {
    static final long NO_SHORT_WHOLE = Long.MIN_VALUE;

    private static final int LONGEST_TEXT = 400;
    private static final int LARGEST_EXPONENT = 400;
    private static final int DIGITS_THAT_FIT_A_LONG = 18;

    private Numbers() {}

    /** Null when the text, which may itself be null, can't be read as a number. */
    public static BigDecimal read(String text) {
        if (text == null || text.length() > LONGEST_TEXT) {
            return null;
        }
        int exponentAt = endOfMantissa(text);
        if (exponentAt < 0 || !exponentIsGood(text, exponentAt)) {
            return null;
        }
        return new BigDecimal(text);
    }

    /** The value of up to 18 digits with at most a minus before them, else {@link #NO_SHORT_WHOLE}. */
    static long shortWhole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > DIGITS_THAT_FIT_A_LONG) {
            return NO_SHORT_WHOLE;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_SHORT_WHOLE;
            }
            value = value * 10 + digit;
        }
        return start == 1 ? -value : value;
    }

    // Texts are looked at before BigDecimal sees them: most values of events are words, and an exception for each would
    // be dear.
    private static int endOfMantissa(String text) {
        int whole = afterSign(text, 0);
        int point = afterDigits(text, whole);
        boolean hasPoint = point < text.length() && text.charAt(point) == '.';
        int end = hasPoint ? afterDigits(text, point + 1) : point;
        int digits = end - whole - (hasPoint ? 1 : 0);
        return digits > 0 ? end : -1;
    }

    private static boolean exponentIsGood(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int start = afterSign(text, at + 1);
        return start < text.length() && afterDigits(text, start) == text.length() && isSmall(text, start);
    }

    private static boolean isSmall(String text, int start) {
        int value = 0;
        for (int i = start; i < text.length() && value <= LARGEST_EXPONENT; i++) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
        }
        return value <= LARGEST_EXPONENT;
    }

    private static int afterSign(String text, int at) {
        boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
        return signed ? at + 1 : at;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

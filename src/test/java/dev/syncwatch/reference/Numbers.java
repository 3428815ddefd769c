package dev.syncwatch.reference;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What can be read as a number: the spelling that JSON has for it. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Numbers() {}

    /** The number, or null where the text is absent or none, or its exponent beyond what a computer holds. */
    static BigDecimal read(String text) {
        if (text == null || !NUMBER.matcher(text).matches()) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException beyond) {
            return null;
        }
    }

    /** Equal as numbers where both are numbers, else as texts; null equals null. */
    static boolean equal(String left, String right) {
        BigDecimal leftNumber = read(left);
        BigDecimal rightNumber = read(right);
        if (leftNumber != null && rightNumber != null) {
            return leftNumber.compareTo(rightNumber) == 0;
        }
        return left == null ? right == null : left.equals(right);
    }
}

package dev.syncwatch.rule;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A number of a rule, prepared for being compared with the texts of many events.
 *
 * @param isWhole whether {@code whole} is this number too, so that plain integers are compared without an allocation
 */
public record ReadNumber(BigDecimal exact, boolean isWhole, long whole) implements Serializable {
    /** What {@link #signOf} gives for a text that is no number. */
    public static final int NOT_A_NUMBER = Integer.MIN_VALUE;

    /** Null if {@link Numbers#read} can't read the text. */
    public static ReadNumber of(String text) {
        BigDecimal exact = Numbers.read(text);
        if (exact == null) {
            return null;
        }
        boolean fits = exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                && exact.stripTrailingZeros().scale() <= 0;
        return new ReadNumber(exact, fits, fits ? exact.longValueExact() : 0);
    }

    /** Negative, 0 or positive as the text's number is below, equal to or above this one; else {@link #NOT_A_NUMBER}. */
    public int signOf(String text) {
        if (isWhole) {
            long other = Numbers.shortWhole(text);
            if (other != Numbers.NO_SHORT_WHOLE) {
                return Long.compare(other, whole);
            }
        }
        BigDecimal other = Numbers.read(text);
        return other == null ? NOT_A_NUMBER : other.compareTo(exact);
    }

    boolean isEqualTo(String text) {
        return signOf(text) == 0;
    }
}

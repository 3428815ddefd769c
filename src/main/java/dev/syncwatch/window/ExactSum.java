package dev.syncwatch.window;

import java.math.BigDecimal;

/**
 * An exact sum of decimals, as {@link BigDecimal#add} gives it, scale included. Whole numbers, which most are, are added up in a long,
 * so that an event costs no object.
 */
public final class ExactSum {

    /** Whole numbers of so many digits fit a long, whatever the digits are. */
    private static final int DIGITS_THAT_FIT_A_LONG = 18;

    /** Beyond this either way the next number might not fit in. */
    private static final long FULL = 1L << 62;

    private long whole;
    private boolean hasWhole;
    /** Of all others; null for none. */
    private BigDecimal rest;

    /** Adds a number; null adds nothing. */
    public void add(BigDecimal addend) {
        if (addend == null) {
            return;
        }
        if (addend.scale() != 0 || addend.precision() > DIGITS_THAT_FIT_A_LONG) {
            rest = plus(rest, addend);
            return;
        }
        if (whole > FULL || whole < -FULL) {
            rest = plus(rest, BigDecimal.valueOf(whole));
            whole = 0;
        }
        whole += addend.longValue();
        hasWhole = true;
    }

    /** Null if nothing was added. */
    public BigDecimal total() {
        return hasWhole ? plus(rest, BigDecimal.valueOf(whole)) : rest;
    }

    /** The sum of both; each may be null, which is the sum of nothing. */
    static BigDecimal plus(BigDecimal sum, BigDecimal addend) {
        if (addend == null) {
            return sum;
        }
        return sum == null ? addend : sum.add(addend);
    }
}

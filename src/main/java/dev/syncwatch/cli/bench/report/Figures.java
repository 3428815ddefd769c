package dev.syncwatch.cli.bench.report;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them, the same in every country. */
final class Figures {
    private static final double WHOLE_FROM = 100;
    private static final double TWO_PLACES_BELOW = 10;

    private Figures() {}

    /** Three digits or more. */
    static String of(double value) {
        if (value >= WHOLE_FROM) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value < TWO_PLACES_BELOW ? "%.2f" : "%.1f", value);
    }

    /** As it was written. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

package dev.syncwatch.reference;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a rule says of a group at one evaluation.
 *
 * @param value null where section 8 has none
 * @param numbers by name, as in a change
 */
record Answer(Truth truth, Number value, Map<String, Number> numbers) {
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    static Truth truth(boolean condition) {
        return condition ? Truth.TRUE : Truth.FALSE;
    }

    static boolean exceeds(BigDecimal left, BigDecimal right) {
        return left.compareTo(right) > 0;
    }
}

package dev.syncwatch.detect;

import java.math.BigDecimal;

/** A number behind an answer, under the name that it has in a change. */
public record Quantity(String name, BigDecimal value) {

    public static Quantity of(String name, long value) {
        return new Quantity(name, BigDecimal.valueOf(value));
    }
}

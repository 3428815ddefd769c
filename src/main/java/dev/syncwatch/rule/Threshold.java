package dev.syncwatch.rule;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * True while a measure over a trailing window is strictly above a number.
 *
 * @param where selects events; all four where the file gives none
 * @param window longer than 0
 */
public record Threshold(RuleHead head, Matcher where, Measure measure, Duration window, BigDecimal above)
        implements AlertRule {

    @Override
    public AlertRule withHead(RuleHead other) {
        return new Threshold(other, where, measure, window, above);
    }

    @Override
    public String kind() {
        return "threshold";
    }
}

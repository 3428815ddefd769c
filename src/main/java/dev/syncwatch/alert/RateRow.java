package dev.syncwatch.alert;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What dashboards read of one environment at a full minute, over the 15 minutes before it (design section 11).
 *
 * @param attempts    completed and failed
 * @param successes   completed with status {@code success}
 * @param activeUsers distinct users of any of the four events
 * @param queueDelta  the exact sum
 * @param threshold   {@code above} of the rule {@code failure-rate}; null without one
 */
public record RateRow(
        Instant windowEnd,
        String environment,
        long attempts,
        long successes,
        long activeUsers,
        BigDecimal queueDelta,
        BigDecimal threshold) {

    public long failures() {
        return attempts - successes;
    }

    /** Failures as a share of attempts; null without attempts. */
    public BigDecimal failureRate() {
        return attempts == 0 ? null : BigDecimal.valueOf((double) failures() / attempts);
    }
}

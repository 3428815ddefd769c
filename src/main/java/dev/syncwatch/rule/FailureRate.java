package dev.syncwatch.rule;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * True while too large a part of the attempts in a trailing window failed.
 *
 * @param window longer than 0
 * @param successes those of the attempts that went well
 * @param above a ratio, at least 0 and below 1: {@code 10%} is 0.1
 * @param resolveBelow a ratio, at most {@code above}; null where the file gives none
 * @param minimumAttempts 1 or more
 * @param minimumFailures 0 or more
 * @param minimumUsers distinct users with a failure, 0 or more
 * @param confidence whether few attempts must also pass the one-sided 95 % Wilson bound
 */
public record FailureRate(
        RuleHead head,
        Duration window,
        Matcher attempts,
        Matcher successes,
        BigDecimal above,
        BigDecimal resolveBelow,
        long minimumAttempts,
        long minimumFailures,
        long minimumUsers,
        boolean confidence)
        implements AlertRule {

    @Override
    public AlertRule withHead(RuleHead other) {
        return new FailureRate(
                other,
                window,
                attempts,
                successes,
                above,
                resolveBelow,
                minimumAttempts,
                minimumFailures,
                minimumUsers,
                confidence);
    }

    @Override
    public String kind() {
        return "failure-rate";
    }
}

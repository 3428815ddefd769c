package dev.syncwatch.reference;

import dev.syncwatch.reference.Answer.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Section 7, failure-rate. */
final class FailureRate implements Detector {
    private static final double Z = 1.6448536;

    private final Rule rule;
    private final List<Event> attempts;
    private final Matching successes;
    private boolean latched;
    private Long unknownSince;

    FailureRate(Rule rule, List<Event> group) {
        this.rule = rule;
        this.attempts = Event.matching(group, rule.matching("attempts"));
        this.successes = rule.matching("successes");
    }

    @Override
    public Answer at(long end) {
        List<Event> inWindow = Event.within(attempts, end - rule.millis("window", 0), end);
        List<Event> failures = inWindow.stream()
                .filter(event -> !successes.holds(event.fields()))
                .toList();
        Counts counts = new Counts(inWindow.size(), failures.size(), Event.users(failures));
        Truth truth = truth(counts, end);
        Double value = counts.attempts == 0 ? null : Double.valueOf((double) counts.failures / counts.attempts);
        return new Answer(
                truth, value, Map.of("attempts", counts.attempts, "failures", counts.failures, "users", counts.users));
    }

    private Truth truth(Counts counts, long end) {
        if (counts.attempts >= rule.count("minimumAttempts")) {
            latched = sets(counts) || latched && !clears(counts);
            unknownSince = null;
            return Answer.truth(latched);
        }
        if (counts.failures == 0 && counts.attempts >= 5) {
            latched = false;
            unknownSince = null;
            return Truth.FALSE;
        }
        unknownSince = unknownSince == null ? Long.valueOf(end) : unknownSince;
        latched = latched && end - unknownSince < rule.expireAfter();
        return Truth.UNKNOWN;
    }

    private boolean sets(Counts counts) {
        return counts.rateExceeds(rule.number("above"))
                && counts.failures >= rule.count("minimumFailures")
                && counts.users >= rule.count("minimumUsers")
                && (!rule.has("confidence") || counts.attempts >= 200 || isConfident(counts));
    }

    private boolean clears(Counts counts) {
        return rule.has("resolveBelow")
                ? counts.rateIsBelow(rule.number("resolveBelow"))
                : !counts.rateExceeds(rule.number("above"));
    }

    /** One-sided Wilson score interval: https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval. */
    private boolean isConfident(Counts counts) {
        double n = counts.attempts;
        double rate = counts.failures / n;
        double margin = Z * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        double lowerBound = (rate + Z * Z / (2 * n) - margin) / (1 + Z * Z / n);
        return lowerBound > rule.number("above").doubleValue();
    }

    /** Compared by cross multiplication, so that no rate is rounded. */
    private record Counts(int attempts, int failures, int users) {
        boolean rateExceeds(BigDecimal limit) {
            return Answer.exceeds(BigDecimal.valueOf(failures), scaled(limit));
        }

        boolean rateIsBelow(BigDecimal limit) {
            return Answer.exceeds(scaled(limit), BigDecimal.valueOf(failures));
        }

        private BigDecimal scaled(BigDecimal limit) {
            return limit.multiply(BigDecimal.valueOf(attempts));
        }
    }
}

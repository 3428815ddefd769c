package dev.syncwatch.cli.preview;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Quantity;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Measure;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Numbers that make a rule true by a third or so, or false again: what was measured, and how many syncs were tried and failed.
 */
record ExampleNumbers(Signal signal, long attempts, long failures) {

    /** Syncs in a window, unless the rule asks for more. */
    private static final long USUAL_ATTEMPTS = 420;

    private static final long FEW_FAILURES = 6;
    private static final BigDecimal BEYOND = new BigDecimal("1.35");

    static ExampleNumbers failing(AlertRule rule) {
        if (rule instanceof FailureRate rate) {
            return failing(rate);
        }
        if (rule instanceof Absence absence) {
            BigDecimal seconds = BigDecimal.valueOf(absence.within().toMillis(), 3);
            long active = absence.minimumSessions() + 11;
            return new ExampleNumbers(is(seconds, Quantity.of("sessions", active)), 4 * active, 4 * active);
        }
        if (rule instanceof Threshold threshold) {
            BigDecimal value = beyond(threshold.above());
            long failures = failures(threshold, value);
            return new ExampleNumbers(measured(threshold, value), USUAL_ATTEMPTS + failures, failures);
        }
        if (rule instanceof Sequence sequence) {
            long users = beyond(BigDecimal.valueOf(sequence.atLeastUsers())).longValue();
            long failures = ExampleFailure.namesOne(sequence) ? 2 * users : FEW_FAILURES;
            return new ExampleNumbers(
                    is(BigDecimal.valueOf(users), Quantity.of("users", users)), USUAL_ATTEMPTS + failures, failures);
        }
        return new ExampleNumbers(is(null), USUAL_ATTEMPTS, USUAL_ATTEMPTS / 7);
    }

    static ExampleNumbers recovered(AlertRule rule) {
        Signal signal = is(null);
        if (rule instanceof FailureRate rate) {
            long attempts = attempts(rate);
            BigDecimal below = rate.resolveBelow() == null ? rate.above() : rate.resolveBelow();
            long failures = below.multiply(BigDecimal.valueOf(attempts)).longValue() / 2;
            return rate(attempts, failures, Math.min(failures, 3));
        } else if (rule instanceof Absence absence) {
            signal = is(null, Quantity.of("sessions", absence.minimumSessions() + 14));
        } else if (rule instanceof Threshold threshold) {
            BigDecimal half = threshold.above().divideToIntegralValue(BigDecimal.valueOf(2));
            signal = measured(
                    threshold,
                    threshold.above().signum() > 0 ? half : threshold.above().subtract(BigDecimal.TEN));
        } else if (rule instanceof Sequence sequence) {
            long users = sequence.atLeastUsers() / 2;
            signal = is(BigDecimal.valueOf(users), Quantity.of("users", users));
        }
        return new ExampleNumbers(signal, USUAL_ATTEMPTS, FEW_FAILURES);
    }

    /** Nothing was measured, because nothing came. */
    static ExampleNumbers silent(AlertRule rule) {
        Signal signal = is(null);
        if (rule instanceof FailureRate) {
            signal = rate(null, 0, 0, 0);
        } else if (rule instanceof Absence) {
            signal = is(null, Quantity.of("sessions", 0));
        } else if (rule instanceof Threshold threshold) {
            signal = measured(threshold, BigDecimal.ZERO);
        } else if (rule instanceof Sequence) {
            signal = is(BigDecimal.ZERO, Quantity.of("users", 0));
        }
        return new ExampleNumbers(signal, 0, 0);
    }

    private static ExampleNumbers failing(FailureRate rule) {
        long attempts = attempts(rule);
        BigDecimal highest = rule.above().add(BigDecimal.ONE).divide(BigDecimal.valueOf(2), 6, RoundingMode.HALF_UP);
        BigDecimal share =
                rule.above().multiply(BEYOND).add(new BigDecimal("0.01")).min(highest);
        long needed = Math.max(rule.minimumFailures(), rule.minimumUsers());
        BigDecimal part = share.multiply(BigDecimal.valueOf(attempts)).setScale(0, RoundingMode.CEILING);
        long failures = Math.max(needed, part.longValue());
        return rate(attempts, failures, Math.max(rule.minimumUsers(), failures * 5 / 6));
    }

    private static long attempts(FailureRate rule) {
        long needed = Math.max(rule.minimumFailures(), rule.minimumUsers());
        return Math.max(USUAL_ATTEMPTS, 4 * Math.max(rule.minimumAttempts(), needed));
    }

    private static ExampleNumbers rate(long attempts, long failures, long users) {
        BigDecimal share = BigDecimal.valueOf((double) failures / attempts);
        return new ExampleNumbers(rate(share, attempts, failures, users), attempts, failures);
    }

    private static Signal rate(BigDecimal share, long attempts, long failures, long users) {
        return is(
                share,
                Quantity.of("attempts", attempts),
                Quantity.of("failures", failures),
                Quantity.of("users", users));
    }

    private static Signal measured(Threshold rule, BigDecimal value) {
        String name = rule.measure().kind().name().toLowerCase(Locale.ROOT);
        return is(value, new Quantity(name, value));
    }

    /** Above by a third, and by more than a handful where a third is nothing. */
    private static BigDecimal beyond(BigDecimal limit) {
        BigDecimal third = limit.abs().multiply(BEYOND.subtract(BigDecimal.ONE)).setScale(0, RoundingMode.UP);
        return limit.setScale(0, RoundingMode.FLOOR).add(third.max(BigDecimal.valueOf(limit.signum() == 0 ? 38 : 1)));
    }

    private static long failures(Threshold rule, BigDecimal value) {
        boolean ofFailures = rule.measure().kind() != Measure.Kind.SUM && ExampleFailure.namesOne(rule);
        return ofFailures ? value.longValue() * 3 / 2 : USUAL_ATTEMPTS / 7;
    }

    private static Signal is(BigDecimal value, Quantity... numbers) {
        return new Signal(Answer.TRUE, value, List.of(numbers));
    }
}

package dev.syncwatch.cli.score.truth;

import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where too many of the model's syncs failed. */
record FailureRateTruth(FailureRate rule) implements RuleTruth {
    private static final Duration USERS_COUNTED_OVER = Duration.ofMinutes(15);
    private static final long FEW = 200;
    private static final double ONE_SIDED_95_PERCENT = 1.6448536;
    private static final Set<Column> ATTEMPTS = EnumSet.of(Column.SUCCEEDED, Column.FAILED);
    private static final Set<Column> SUCCESSES = EnumSet.of(Column.SUCCEEDED);

    static Optional<FailureRateTruth> of(FailureRate rule) {
        boolean counted = Counted.by(rule.attempts()).filter(ATTEMPTS::equals).isPresent()
                && Counted.by(rule.successes()).filter(SUCCESSES::equals).isPresent()
                && (rule.minimumUsers() <= 1 || rule.window().equals(USERS_COUNTED_OVER));
        return counted ? Optional.of(new FailureRateTruth(rule)) : Optional.empty();
    }

    @Override
    public boolean[] holds(Outcomes outcomes) {
        Counts counts = counts(outcomes);
        boolean[] holds = new boolean[outcomes.steps()];
        for (int step = 0; step < holds.length; step++) {
            holds[step] = counts.enough(step, rule)
                    && aboveThreshold(counts.failures[step], counts.attempts[step])
                    && (!rule.confidence() || surely(counts.failures[step], counts.attempts[step]));
        }
        return holds;
    }

    @Override
    public String peak(Outcomes outcomes, int from, int to) {
        Counts counts = counts(outcomes);
        int highest = -1;
        for (int step = from; step <= to; step++) {
            boolean judged = counts.attempts[step] >= Math.max(1, rule.minimumAttempts());
            if (judged && (highest < 0 || counts.rate(step) > counts.rate(highest))) {
                highest = step;
            }
        }
        return highest < 0
                ? "never " + rule.minimumAttempts() + " attempts"
                : String.format(
                        Locale.ROOT,
                        "%.1f %% of %d, %d users",
                        100 * counts.rate(highest),
                        counts.attempts[highest],
                        counts.users[highest]);
    }

    private boolean aboveThreshold(long failures, long attempts) {
        return BigDecimal.valueOf(failures).compareTo(rule.above().multiply(BigDecimal.valueOf(attempts))) > 0;
    }

    /** Wilson's lower bound lies above a share just where the score test rejects that share: the same, worked out the other way. */
    private boolean surely(long failures, long attempts) {
        double above = rule.above().doubleValue();
        double score = ((double) failures / attempts - above) / Math.sqrt(above * (1 - above) / attempts);
        return attempts >= FEW || score > ONE_SIDED_95_PERCENT;
    }

    private Counts counts(Outcomes outcomes) {
        return new Counts(
                Counted.trailing(Counted.sum(outcomes, ATTEMPTS), rule.window()),
                Counted.trailing(outcomes.column(Column.FAILED), rule.window()),
                outcomes.column(Column.FAILING_USERS_15M));
    }

    /** Over the window that ends with a step. */
    private record Counts(long[] attempts, long[] failures, int[] users) {
        boolean enough(int step, FailureRate rule) {
            return attempts[step] >= rule.minimumAttempts()
                    && failures[step] >= rule.minimumFailures()
                    && (rule.minimumUsers() <= 1 ? failures[step] : users[step]) >= rule.minimumUsers();
        }

        double rate(int step) {
            return (double) failures[step] / attempts[step];
        }
    }
}

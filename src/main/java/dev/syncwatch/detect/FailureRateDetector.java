package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;
import java.math.BigDecimal;
import java.util.List;

/**
 * Failures as a share of attempts. A latch keeps the answer true until the share has come down below {@code resolveBelow};
 * few attempts give no answer, unless all of them went well.
 */
public final class FailureRateDetector implements WindowDetector {

    private static final long serialVersionUID = 1;

    /** With fewer attempts than the minimum, this many successes and no failure are an answer: all is well. */
    private static final long ENOUGH_SUCCESSES = 5;

    /** From this many attempts on, chance needs no allowance (design section 7). */
    private static final long MANY_ATTEMPTS = 200;

    private final FailureRate rule;
    private final TrailingRef attempts;
    private final TrailingRef successes;
    private final TrailingRef failedUsers;
    private final int panes;

    FailureRateDetector(FailureRate rule, MeasurePlanBuilder plan, int grouping) {
        this.rule = rule;
        this.attempts = plan.count(grouping, new Selection.Matching(rule.attempts()), rule.window());
        this.successes = plan.count(grouping, new Selection.Both(rule.attempts(), rule.successes()), rule.window());
        this.failedUsers =
                plan.users(grouping, new Selection.Without(rule.attempts(), rule.successes()), rule.window());
        this.panes = plan.panes(rule.window());
    }

    private FailureRateDetector(FailureRate rule, FailureRateDetector other) {
        this.rule = rule;
        this.attempts = other.attempts;
        this.successes = other.successes;
        this.failedUsers = other.failedUsers;
        this.panes = other.panes;
    }

    @Override
    public FailureRateDetector revised(AlertRule version) {
        return new FailureRateDetector((FailureRate) version, this);
    }

    @Override
    public FailureRate rule() {
        return rule;
    }

    @Override
    public int grouping() {
        return attempts.grouping();
    }

    @Override
    public int evidencePanes() {
        return panes;
    }

    @Override
    public BigDecimal threshold() {
        return rule.above();
    }

    @Override
    public Answer answer(GroupWindows windows, DetectorMemory memory) {
        long n = windows.total(attempts);
        Answer answer = answer(n, n - windows.total(successes), windows.total(failedUsers), memory);
        remember(answer, windows.end, memory);
        return answer;
    }

    @Override
    public Signal signal(Answer answer, GroupWindows windows, DetectorMemory memory) {
        long n = windows.total(attempts);
        long failures = n - windows.total(successes);
        return new Signal(
                answer,
                n == 0 ? null : BigDecimal.valueOf((double) failures / n),
                List.of(
                        Quantity.of("attempts", n),
                        Quantity.of("failures", failures),
                        Quantity.of("users", windows.total(failedUsers))));
    }

    private Answer answer(long n, long failures, long users, DetectorMemory memory) {
        if (n < rule.minimumAttempts()) {
            return failures == 0 && n >= ENOUGH_SUCCESSES ? Answer.FALSE : Answer.UNKNOWN;
        }
        if (isTooHigh(n, failures, users)) {
            memory.latched = true;
        } else if (isLowAgain(n, failures)) {
            memory.latched = false;
        }
        return memory.latched ? Answer.TRUE : Answer.FALSE;
    }

    private boolean isTooHigh(long n, long failures, long users) {
        return compare(failures, n, rule.above()) > 0
                && failures >= rule.minimumFailures()
                && users >= rule.minimumUsers()
                && (!rule.confidence()
                        || n >= MANY_ATTEMPTS
                        || Wilson.lowerBound(failures, n) > rule.above().doubleValue());
    }

    private boolean isLowAgain(long n, long failures) {
        return rule.resolveBelow() == null
                ? compare(failures, n, rule.above()) <= 0
                : compare(failures, n, rule.resolveBelow()) < 0;
    }

    /** Holds part/whole against a ratio exactly, without dividing. */
    private static int compare(long part, long whole, BigDecimal ratio) {
        return BigDecimal.valueOf(part).compareTo(ratio.multiply(BigDecimal.valueOf(whole)));
    }

    /** A latch does not outlive a false answer, nor {@code expireAfter} of nothing but unknown. */
    private void remember(Answer answer, long now, DetectorMemory memory) {
        if (answer == Answer.UNKNOWN && !memory.unknown) {
            memory.unknownSince = now;
        }
        memory.unknown = answer == Answer.UNKNOWN;
        boolean expired = memory.unknown
                && now - memory.unknownSince >= rule.head().expireAfter().toMillis();
        if (answer == Answer.FALSE || expired) {
            memory.latched = false;
        }
    }
}

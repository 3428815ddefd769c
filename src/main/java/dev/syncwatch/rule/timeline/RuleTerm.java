package dev.syncwatch.rule.timeline;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleMode;
import java.io.Serializable;
import java.util.List;

/**
 * One version of one rule, and the evaluations at which it decides. Times in epoch milliseconds.
 *
 * @param ruleSet     the hash of the set that it stands in
 * @param inhibitedBy the rules of that set that hold this one's notifications back
 * @param since       nothing before this time is measured for it; {@link #ALWAYS} for no such bound
 * @param from        the first T at which it decides
 * @param until       the first T at which it no longer does, or {@link #OPEN}
 */
public record RuleTerm(AlertRule rule, String ruleSet, List<String> inhibitedBy, long since, long from, long until)
        implements Serializable {

    /** Before any time. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** After any time. */
    public static final long OPEN = Long.MAX_VALUE;

    public RuleTerm {
        inhibitedBy = List.copyOf(inhibitedBy);
    }

    public String id() {
        return rule.id();
    }

    public boolean decidesAt(long time) {
        return from <= time && time < until;
    }

    /** Whether it says anything at all while it decides. */
    public boolean isEvaluated() {
        return rule.head().mode() != RuleMode.OFF;
    }

    /** Whether both are answered from the same numbers. */
    public boolean isMeasuredAs(RuleTerm other) {
        return id().equals(other.id()) && since == other.since && RuleStructure.isSame(rule, other.rule);
    }

    RuleTerm until(long time) {
        return new RuleTerm(rule, ruleSet, inhibitedBy, since, from, Math.min(until, time));
    }
}

package dev.syncwatch.cli.score.judge;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Truth;
import java.time.Duration;
import java.time.Instant;

/** A time with its two ends. */
record Span(Instant from, Instant to) {

    /** From an incident's first moment to the last at which the rule may still come to see it. */
    static Span of(Truth.Happened incident, AlertRule rule, RuleSet rules) {
        return new Span(incident.from(), incident.to().plus(Reach.of(rule, rules)));
    }

    static Span around(Instant at, Duration before, Duration after) {
        return new Span(at.minus(before), at.plus(after));
    }

    Span longerBy(Duration after) {
        return new Span(from, to.plus(after));
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }
}

package dev.syncwatch.cli.score.judge;

import dev.syncwatch.cli.score.truth.RuleTruth;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Scenario;
import java.time.Duration;
import java.time.Instant;

/** When one rule ought to fire, by what the model did. */
final class Crossings {
    private final RuleTruth definition;
    private final Outcomes outcomes;
    private final boolean[] due;

    Crossings(RuleTruth definition, AlertRule rule, Outcomes outcomes) {
        this.definition = definition;
        this.outcomes = outcomes;
        this.due = held(
                definition.holds(outcomes), Math.toIntExact(rule.head().hold().toMillis() / Scenario.STEP_MILLIS));
    }

    /** By step, whether it has held for as long as the rule asks. */
    private static boolean[] held(boolean[] holds, int steps) {
        boolean[] held = new boolean[holds.length];
        int since = -1;
        for (int step = 0; step < holds.length; step++) {
            since = !holds[step] ? -1 : since < 0 ? step : since;
            held[step] = since >= 0 && step - since >= steps;
        }
        return held;
    }

    /** The first evaluation within the span at which it ought to fire and just before it ought not; null if there is none. */
    Instant first(Span span) {
        for (int step = 0; step < due.length; step++) {
            if (due[step] && (step == 0 || !due[step - 1]) && span.holds(outcomes.to(step))) {
                return outcomes.to(step);
            }
        }
        return null;
    }

    /** Whether it ought to have fired before the span, and to go on at its start. */
    boolean holdsSinceBefore(Span span) {
        int before = step(span.from()) - 1;
        return before >= 0 && due[before];
    }

    /** How far the model came at its utmost within the span. */
    String peak(Span span) {
        int from = Math.max(0, step(span.from()));
        return definition.peak(outcomes, from, Math.max(from, Math.min(due.length - 1, step(span.to()))));
    }

    /** How far the model had come at one evaluation. */
    String at(Instant evaluation) {
        int step = Math.max(0, step(evaluation) - 1);
        return definition.peak(outcomes, step, step);
    }

    private int step(Instant time) {
        return (int) (Duration.between(outcomes.from(0), time).toMillis() / Scenario.STEP_MILLIS);
    }
}

package dev.syncwatch.detect;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;
import java.io.Serializable;
import java.time.Duration;

/**
 * Where to find the numbers of the last quarter of an hour by environment, which dashboards read whatever the rules.
 */
public record RateColumns(
        TrailingRef events, TrailingRef attempts, TrailingRef successes, TrailingRef users, TrailingRef queueDelta)
        implements Serializable {

    public static final Duration WINDOW = Duration.ofMinutes(15);

    static RateColumns in(MeasurePlanBuilder plan) {
        int grouping = MeasurePlan.BY_ENVIRONMENT;
        return new RateColumns(
                plan.count(grouping, Selection.BuiltIn.ANY, WINDOW),
                plan.count(grouping, Selection.BuiltIn.ATTEMPT, WINDOW),
                plan.count(grouping, Selection.BuiltIn.SUCCESS, WINDOW),
                plan.users(grouping, Selection.BuiltIn.ANY, WINDOW),
                plan.sum(grouping, Selection.BuiltIn.ANY, EventField.QUEUE_DELTA, WINDOW));
    }
}

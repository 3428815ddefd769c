package dev.syncwatch.cli.score.truth;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import dev.syncwatch.simulate.Scenario;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the model's counts a matcher is about. */
final class Counted {
    private static final Map<Column, Map<EventField, String>> EVENTS = Map.of(
            Column.STARTED, Map.of(EventField.EVENT, "learning_sync_started"),
            Column.SUCCEEDED, Map.of(EventField.EVENT, "learning_sync_completed", EventField.STATUS, "success"),
            Column.FAILED, Map.of(EventField.EVENT, "learning_sync_failed"),
            Column.SKIPPED, Map.of(EventField.EVENT, "learning_sync_skipped"));

    private static final Set<EventField> TOLD = EnumSet.of(EventField.EVENT, EventField.STATUS);

    private Counted() {}

    /** The counts that are together exactly what the matcher selects; empty if it asks for more than the model counts. */
    static Optional<Set<Column>> by(Matcher matcher) {
        if (!matcher.conditions().stream().allMatch(condition -> TOLD.contains(condition.field()))) {
            return Optional.empty();
        }
        Set<Column> columns = EnumSet.noneOf(Column.class);
        EVENTS.forEach((column, fields) -> {
            FieldLookup event = fields::get;
            if (matcher.matches(event)) {
                columns.add(column);
            }
        });
        return Optional.of(columns);
    }

    static boolean byEnvironmentAlone(RuleHead head) {
        return head.groupBy().equals(List.of(EventField.ENVIRONMENT));
    }

    /** By step, the sum over these columns. */
    static int[] sum(Outcomes outcomes, Set<Column> columns) {
        int[] sum = new int[outcomes.steps()];
        for (Column column : columns) {
            int[] values = outcomes.column(column);
            for (int step = 0; step < sum.length; step++) {
                sum[step] += values[step];
            }
        }
        return sum;
    }

    /** By step, the sum over the trailing steps that end with it, as many of them as there are. */
    static long[] trailing(int[] values, Duration window) {
        int steps = steps(window);
        long[] trailing = new long[values.length];
        long sum = 0;
        for (int step = 0; step < values.length; step++) {
            sum += values[step] - (step < steps ? 0 : values[step - steps]);
            trailing[step] = sum;
        }
        return trailing;
    }

    static int steps(Duration duration) {
        return Math.toIntExact(duration.toMillis() / Scenario.STEP_MILLIS);
    }
}

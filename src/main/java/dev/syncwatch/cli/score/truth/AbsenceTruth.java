package dev.syncwatch.cli.score.truth;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import dev.syncwatch.simulate.Scenario;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where nobody's sync succeeded in the model although people were active. */
record AbsenceTruth(Absence rule) implements RuleTruth {
    private static final Duration USERS_COUNTED_OVER = Duration.ofMinutes(30);
    private static final Set<Column> SUCCESSES = EnumSet.of(Column.SUCCEEDED);
    private static final Set<Column> ACTIVITY = EnumSet.of(Column.STARTED, Column.FAILED);

    static Optional<AbsenceTruth> of(Absence rule) {
        boolean counted = Counted.by(rule.of()).filter(SUCCESSES::equals).isPresent()
                && Counted.by(rule.activity()).filter(ACTIVITY::equals).isPresent()
                && (rule.minimumSessions() <= 1 || rule.within().equals(USERS_COUNTED_OVER));
        return counted ? Optional.of(new AbsenceTruth(rule)) : Optional.empty();
    }

    @Override
    public boolean[] holds(Outcomes outcomes) {
        int within = Counted.steps(rule.within());
        int[] runs = runs(outcomes);
        boolean[] holds = new boolean[runs.length];
        for (int step = 0; step < holds.length; step++) {
            holds[step] = runs[step] >= within && users(outcomes, step) >= rule.minimumSessions();
        }
        return holds;
    }

    private long users(Outcomes outcomes, int step) {
        // One active step within a run is one user at least.
        return rule.minimumSessions() <= 1 ? 1 : outcomes.column(Column.ACTIVE_USERS_30M)[step];
    }

    @Override
    public String peak(Outcomes outcomes, int from, int to) {
        int[] runs = runs(outcomes);
        int longest = from;
        for (int step = from; step <= to; step++) {
            longest = runs[step] > runs[longest] ? step : longest;
        }
        int users = 0;
        for (int step = longest - runs[longest] + 1; step <= longest; step++) {
            users = Math.max(users, outcomes.column(Column.ACTIVE_USERS_30M)[step]);
        }
        Duration run = Duration.ofMillis(runs[longest] * Scenario.STEP_MILLIS);
        return "%d:%02d min without, %d users".formatted(run.toMinutes(), run.toSecondsPart(), users);
    }

    /** By step, how many steps the run of activity without success has lasted at its end; 0 outside of runs. */
    private int[] runs(Outcomes outcomes) {
        int gap = Counted.steps(rule.activityGap());
        int[] successes = outcomes.column(Column.SUCCEEDED);
        int[] activity = Counted.sum(outcomes, ACTIVITY);
        int[] runs = new int[outcomes.steps()];
        int first = -1;
        int lastActive = -1;
        for (int step = 0; step < runs.length; step++) {
            if (successes[step] > 0) {
                first = -1;
            } else if (activity[step] > 0) {
                first = first < 0 ? step : first;
                lastActive = step;
            } else if (step - lastActive >= gap) {
                first = -1;
            }
            runs[step] = first < 0 ? 0 : step - first + 1;
        }
        return runs;
    }
}

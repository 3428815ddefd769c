package dev.syncwatch.cli.score.truth;

import dev.syncwatch.rule.Measure;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Where the model counted too many events. */
record CountTruth(Threshold rule, Set<Column> columns) implements RuleTruth {

    static Optional<CountTruth> of(Threshold rule) {
        return rule.measure().kind() == Measure.Kind.COUNT
                ? Counted.by(rule.where()).map(columns -> new CountTruth(rule, columns))
                : Optional.empty();
    }

    @Override
    public boolean[] holds(Outcomes outcomes) {
        long[] counts = counts(outcomes);
        boolean[] holds = new boolean[counts.length];
        for (int step = 0; step < holds.length; step++) {
            holds[step] = BigDecimal.valueOf(counts[step]).compareTo(rule.above()) > 0;
        }
        return holds;
    }

    @Override
    public String peak(Outcomes outcomes, int from, int to) {
        long[] counts = counts(outcomes);
        long most = 0;
        for (int step = from; step <= to; step++) {
            most = Math.max(most, counts[step]);
        }
        return String.valueOf(most);
    }

    private long[] counts(Outcomes outcomes) {
        return Counted.trailing(Counted.sum(outcomes, columns), rule.window());
    }
}

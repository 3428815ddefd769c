package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.yaml.Problems;
import java.time.Duration;

/** What the readers of one file share. */
record Readers(Problems problems, Values values, Quantities quantities, MatcherReader matchers, References references) {
    static Readers of(Problems problems, Duration pane) {
        Values values = new Values(problems);
        return new Readers(
                problems,
                values,
                new Quantities(values, pane),
                new MatcherReader(problems, values),
                new References(problems, values));
    }
}

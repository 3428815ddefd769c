package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.yaml.Problems;
import java.time.Duration;

/** What the readers of one file share. */
record Readers(Problems problems, Values values, MatcherReader matchers, References references) {
    static Readers of(Problems problems, Duration pane) {
        Values values = new Values(problems, pane);
        return new Readers(problems, values, new MatcherReader(problems, values), new References(problems, values));
    }
}

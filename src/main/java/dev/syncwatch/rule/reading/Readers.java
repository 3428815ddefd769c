package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.feasible.Objection;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/** What the readers of one file share. */
record Readers(
        Problems problems,
        Values values,
        Quantities quantities,
        MatcherReader matchers,
        References references,
        Secrets secrets) {
    /** Reports what keeps the rule in this section from firing. */
    void object(Section rule, Optional<Objection> objection) {
        objection.ifPresent(found -> problems.add(Place.of(found.path(), rule), found.finding()));
    }

    static Readers of(Problems problems, Duration pane) {
        Values values = new Values(problems);
        return new Readers(
                problems,
                values,
                new Quantities(values, pane),
                new MatcherReader(problems, values),
                new References(problems, values),
                new Secrets(problems));
    }
}

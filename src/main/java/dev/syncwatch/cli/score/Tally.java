package dev.syncwatch.cli.score;

import dev.syncwatch.cli.score.judge.Judgement;
import dev.syncwatch.cli.score.judge.Verdict;
import dev.syncwatch.cli.score.judge.Verdict.Outcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of the table: what came of some trials. */
record Tally(String name, List<Judgement> judgements) {
    private static final Set<Outcome> CROSSED = EnumSet.of(Outcome.FOUND, Outcome.MISSED);

    static final String[] HEADS = {
        "scenarios",
        "run",
        "incidents",
        "crossings",
        "found",
        "missed",
        "false",
        "below",
        "noticed",
        "median delay",
        "longest"
    };

    /** As many as there are heads. */
    String[] cells() {
        int found = verdicts(Outcome.FOUND);
        int missed = verdicts(Outcome.MISSED);
        List<Duration> delays = delays();
        return Stream.of(
                        name,
                        judgements.size(),
                        judgements.stream()
                                .mapToInt(one -> incidents(one, CROSSED).size())
                                .sum(),
                        found + missed,
                        found,
                        missed,
                        judgements.stream()
                                .mapToInt(one -> one.falsePages().size())
                                .sum(),
                        below().size(),
                        below().stream().filter(rules -> !rules.isEmpty()).count(),
                        delays.isEmpty()
                                ? ""
                                : delays.get((delays.size() - 1) / 2).toSeconds() + " s",
                        delays.isEmpty() ? "" : delays.get(delays.size() - 1).toSeconds() + " s")
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    private int verdicts(Outcome outcome) {
        return (int) all().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private Stream<Verdict> all() {
        return judgements.stream().flatMap(one -> one.verdicts().stream());
    }

    /** Those of which there is a verdict with such an outcome. */
    private static Set<String> incidents(Judgement judgement, Set<Outcome> outcomes) {
        return judgement.verdicts().stream()
                .filter(verdict -> outcomes.contains(verdict.outcome()))
                .map(Verdict::incident)
                .collect(Collectors.toSet());
    }

    /** For each incident that is below the threshold of every rule, the rules that fired all the same. */
    private List<List<String>> below() {
        return judgements.stream()
                .flatMap(one -> {
                    Set<String> seen = incidents(one, EnumSet.complementOf(EnumSet.of(Outcome.BELOW)));
                    return one.firedIn().entrySet().stream().filter(entry -> !seen.contains(entry.getKey()));
                })
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<Duration> delays() {
        return all().filter(verdict -> verdict.outcome() == Outcome.FOUND)
                .map(Verdict::delay)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}

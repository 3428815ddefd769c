package dev.syncwatch.cli.score;

import dev.syncwatch.cli.score.judge.Judgement;
import dev.syncwatch.cli.score.judge.Verdict;
import dev.syncwatch.cli.score.judge.Verdict.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of the table.
 *
 * @param incidents  of which the model crossed the threshold of at least one rule
 * @param crossings  pairs of an incident and a rule whose threshold the model crossed
 * @param falsePages episodes of rules that page, with no incident around
 * @param below      incidents of which the model crossed no rule's threshold
 * @param delays     from crossing to firing, in order
 */
record Tally(
        String name,
        int scenarios,
        int incidents,
        int crossings,
        int found,
        int missed,
        int falsePages,
        int below,
        List<Duration> delays) {

    /** Counts up what came of some trials. */
    static Tally of(String name, Collection<Rehearsal.Result> results) {
        int crossing = 0;
        int below = 0;
        for (Rehearsal.Result result : results) {
            Set<String> crossed = incidents(result, Set.of(Outcome.FOUND, Outcome.MISSED));
            Set<String> seen = incidents(result, Set.of(Outcome.FOUND, Outcome.MISSED, Outcome.ALREADY));
            crossing += crossed.size();
            below += incidents(result, Set.of(Outcome.values())).size() - seen.size();
        }
        List<Verdict> verdicts = results.stream()
                .flatMap(result -> result.judgement().verdicts().stream())
                .toList();
        int found = count(verdicts, Outcome.FOUND);
        int missed = count(verdicts, Outcome.MISSED);
        int falsePages = results.stream()
                .map(Rehearsal.Result::judgement)
                .map(Judgement::falsePages)
                .mapToInt(List::size)
                .sum();
        return new Tally(
                name, results.size(), crossing, found + missed, found, missed, falsePages, below, delays(verdicts));
    }

    /** Those of which there is a verdict with such an outcome. */
    private static Set<String> incidents(Rehearsal.Result result, Set<Outcome> outcomes) {
        return result.judgement().verdicts().stream()
                .filter(verdict -> outcomes.contains(verdict.outcome()))
                .map(Verdict::incident)
                .collect(Collectors.toSet());
    }

    private static int count(List<Verdict> verdicts, Outcome outcome) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count();
    }

    private static List<Duration> delays(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.FOUND)
                .map(Verdict::delay)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    String[] cells() {
        return new String[] {
            name,
            String.valueOf(scenarios),
            String.valueOf(incidents),
            String.valueOf(crossings),
            String.valueOf(found),
            String.valueOf(missed),
            String.valueOf(falsePages),
            String.valueOf(below),
            delays.isEmpty() ? "" : seconds(delays.get((delays.size() - 1) / 2)),
            delays.isEmpty() ? "" : seconds(delays.get(delays.size() - 1))
        };
    }

    private static String seconds(Duration delay) {
        return delay.toSeconds() + " s";
    }
}

package dev.syncwatch.cli.score;

import dev.syncwatch.cli.score.judge.Judgement;
import dev.syncwatch.cli.score.judge.Verdict;
import dev.syncwatch.cli.score.judge.Verdict.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        int incidents = 0;
        int crossing = 0;
        for (Rehearsal.Result result : results) {
            Set<String> all = new HashSet<>();
            Set<String> crossed = new HashSet<>();
            for (Verdict verdict : result.judgement().verdicts()) {
                all.add(verdict.incident());
                if (verdict.outcome() != Outcome.BELOW) {
                    crossed.add(verdict.incident());
                }
            }
            incidents += all.size();
            crossing += crossed.size();
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
                name,
                results.size(),
                crossing,
                found + missed,
                found,
                missed,
                falsePages,
                incidents - crossing,
                delays(verdicts));
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

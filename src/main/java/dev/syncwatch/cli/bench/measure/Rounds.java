package dev.syncwatch.cli.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Contestants side by side, in the order A B C C B A, so that what drifts meets all alike.
 *
 * @param warmUps rounds that are run first and not counted
 * @param counted rounds that count
 */
public record Rounds(List<Contestant> contestants, int warmUps, int counted) {

    public Rounds {
        contestants = List.copyOf(contestants);
    }

    /**
     * Runs all rounds.
     *
     * @param tell takes a line a round
     * @throws IllegalStateException if a contestant does not give the same results each time, or two that say the same do not: then no
     *     figure means anything
     */
    public Counted run(Consumer<String> tell) throws Exception {
        Map<String, Outcome> known = new HashMap<>();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < warmUps + counted; i++) {
            Lap lap = i < warmUps ? Lap.WARM_UP : Lap.COUNTED;
            Round round = round(lap, i % 2 == 0 ? contestants : reversed(), known);
            tell.accept(line(lap == Lap.WARM_UP ? "warm-up " + (i + 1) : "round " + (i + 1 - warmUps), round));
            if (lap == Lap.COUNTED) {
                rounds.add(round);
            }
        }
        return new Counted(rounds);
    }

    private Round round(Lap lap, List<Contestant> inTurn, Map<String, Outcome> known) throws Exception {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Contestant contestant : inTurn) {
            Outcome outcome = contestant.run().over(lap);
            requireSame(contestant, outcome, known);
            outcomes.put(contestant.name(), outcome);
        }
        return new Round(outcomes);
    }

    private static void requireSame(Contestant contestant, Outcome now, Map<String, Outcome> known) {
        Outcome before = known.putIfAbsent(contestant.says() + " of " + now.records(), now);
        if (before != null && !before.agreesWith(now)) {
            throw new IllegalStateException("the results of " + contestant.name()
                    + " differ from those before, so there is no figure: " + before + ", " + now);
        }
    }

    private List<Contestant> reversed() {
        List<Contestant> reversed = new ArrayList<>(contestants);
        Collections.reverse(reversed);
        return reversed;
    }

    private String line(String name, Round round) {
        return name + ": "
                + contestants.stream()
                        .map(Contestant::name)
                        .map(each -> "%s %.2f s of CPU, %.2f µs a record"
                                .formatted(
                                        each,
                                        round.of(each).cpuSeconds(),
                                        round.of(each).cpuMicros()))
                        .collect(Collectors.joining("; "));
    }

    /** The rounds that count. */
    public record Counted(List<Round> rounds) {

        public Counted {
            rounds = List.copyOf(rounds);
        }

        /** How often the processor time of a record at the one goes into that at the other. */
        public Ratio cpu(String of, String to) {
            return Ratio.of(rounds.stream()
                    .map(round -> round.ratio(of, to, Outcome::cpuMicros))
                    .toList());
        }

        /** The same by the clock. */
        public Ratio wall(String of, String to) {
            return Ratio.of(rounds.stream()
                    .map(round -> round.ratio(of, to, Outcome::wallMicros))
                    .toList());
        }

        /** Records a second of processor time. */
        public Ratio speed(String contestant) {
            return Ratio.of(rounds.stream()
                    .map(round -> round.of(contestant).recordsACpuSecond())
                    .toList());
        }

        /** How many records each of its runs had. */
        public long records(String contestant) {
            return rounds.get(0).of(contestant).records();
        }

        /** How many results each of its runs gave. */
        public long results(String contestant) {
            return rounds.get(0).of(contestant).results();
        }
    }
}

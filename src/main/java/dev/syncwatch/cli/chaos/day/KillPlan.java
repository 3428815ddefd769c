package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.simulate.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** When which part is taken away: the seed alone decides, and every sort of part gets its turn. */
public final class KillPlan {
    private static final long LONGEST_AWAY_MILLIS = 4_000;

    /** One in so many is an orderly restart. */
    private static final int ORDERLY = 4;

    /** One in so many falls into the wake of the one before. */
    private static final int IN_A_ROW = 6;

    private static final Duration WAKE = Duration.ofMinutes(2);

    private KillPlan() {}

    /**
     * Spreads the blows over the scenario, one in each of as many stretches, in order of time; none falls into its first twentieth, when
     * nothing has been written yet, or into the last.
     */
    public static List<Blow> of(Scenario scenario, Collection<Victim> victims, int kills, long seed) {
        Random random = new Random(seed);
        List<Victim> turns = turns(victims, kills, random);
        Duration margin = scenario.length().dividedBy(20);
        Duration stretch = scenario.length().minus(margin.multipliedBy(2)).dividedBy(Math.max(1, kills));
        List<Blow> blows = new ArrayList<>();
        Instant before = Instant.MIN;
        for (int turn = 0; turn < kills; turn++) {
            Instant begin = scenario.start().plus(margin).plus(stretch.multipliedBy(turn));
            boolean soon = turn > 0 && random.nextInt(IN_A_ROW) == 0;
            Instant at = soon
                    ? before.plus(part(WAKE.compareTo(stretch) < 0 ? WAKE : stretch, random))
                    : begin.plus(part(stretch, random));
            blows.add(new Blow(
                    at,
                    turns.get(turn),
                    turns.get(turn) == Victim.JOB_MANAGER ? 0 : random.nextInt(1000),
                    random.nextInt(ORDERLY) > 0,
                    Duration.ofMillis(random.nextLong(LONGEST_AWAY_MILLIS))));
            before = at;
        }
        return blows;
    }

    private static List<Victim> turns(Collection<Victim> victims, int kills, Random random) {
        List<Victim> turns = new ArrayList<>();
        while (turns.size() < kills) {
            List<Victim> round = new ArrayList<>(victims);
            Collections.sort(round);
            Collections.shuffle(round, random);
            turns.addAll(round);
        }
        return turns.subList(0, kills);
    }

    private static Duration part(Duration whole, Random random) {
        return Duration.ofMillis(random.nextLong(whole.toMillis()));
    }
}

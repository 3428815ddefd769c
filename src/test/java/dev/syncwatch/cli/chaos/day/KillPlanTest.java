package dev.syncwatch.cli.chaos.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.cli.simulate.Scenarios;
import dev.syncwatch.simulate.Scenario;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillPlanTest {
    private static final EnumSet<Victim> ALL = EnumSet.allOf(Victim.class);

    private final Scenario scenario = scenario();

    private static Scenario scenario() {
        try {
            return Scenarios.read("healthy-day").scenario();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void isTheSame_forTheSameSeed() {
        assertThat(KillPlan.of(scenario, ALL, 50, 7)).isEqualTo(KillPlan.of(scenario, ALL, 50, 7));
        assertThat(KillPlan.of(scenario, ALL, 50, 7)).isNotEqualTo(KillPlan.of(scenario, ALL, 50, 8));
    }

    @Test
    void takesEveryPartInTurn() {
        List<Blow> blows = KillPlan.of(scenario, ALL, ALL.size(), 1);

        assertThat(blows).extracting(Blow::victim).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void staysInOrderAndWithinTheDay() {
        for (long seed = 0; seed < 200; seed++) {
            List<Blow> blows = KillPlan.of(scenario, ALL, 40, seed);

            assertThat(blows).isSortedAccordingTo(Comparator.comparing(Blow::at));
            assertThat(blows.get(0).at()).isAfter(scenario.start());
            assertThat(blows.get(39).at().toEpochMilli()).isLessThan(scenario.endMillis());
        }
    }

    @Test
    void killsMostAndRestartsSome() {
        long killed =
                KillPlan.of(scenario, ALL, 400, 3).stream().filter(Blow::killed).count();

        assertThat(killed).isBetween(250L, 350L);
    }
}

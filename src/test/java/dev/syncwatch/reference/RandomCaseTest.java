package dev.syncwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A comparison over random cases is worth what the cases contain. */
class RandomCaseTest {
    private static final int CASES = 80;
    private static final Map<String, Integer> STEPS = new HashMap<>();
    private static final Map<String, Long> FATES = new HashMap<>();
    private static int quiet;
    private static int windows;

    @BeforeAll
    static void countWhatTheyContain() {
        LongStream.range(0, CASES)
                .mapToObj(RandomCase::of)
                .map(RandomCase::expected)
                .forEach(expected -> {
                    expected.fates().forEach((fate, count) -> FATES.merge(fate, count, Long::sum));
                    expected.changes().forEach(change -> STEPS.merge(step(change), 1, Integer::sum));
                    quiet += expected.changes().isEmpty() ? 1 : 0;
                    windows += expected.windows().size();
                });
    }

    private static String step(ObjectNode change) {
        String kind = change.get("rule").asText().replaceFirst("-\\d+$", "");
        return kind + ": " + change.get("previous").asText() + " to "
                + change.get("state").asText();
    }

    @Test
    void everyKindTakesEveryStep() {
        for (String kind : RandomCase.KINDS) {
            for (String step : List.of(
                    "inactive to pending",
                    "inactive to firing",
                    "pending to firing",
                    "pending to inactive",
                    "firing to recovering",
                    "firing to resolved",
                    "firing to expired",
                    "recovering to resolved")) {
                assertThat(STEPS).as(STEPS::toString).containsKey(kind + ": " + step);
            }
        }
    }

    @Test
    void whatRecoversCanStillFireAgainOrExpire() {
        assertThat(STEPS.keySet()).anyMatch(step -> step.endsWith("recovering to firing"));
        assertThat(STEPS.keySet()).anyMatch(step -> step.endsWith("recovering to expired"));
    }

    @Test
    void everyFateIsMet() {
        assertThat(FATES.values()).as(FATES::toString).allMatch(count -> count > CASES / 2);
    }

    @Test
    void fewCasesAreQuiet() {
        assertThat(quiet).isLessThan(CASES / 5);
        assertThat(windows).isGreaterThan(10 * CASES);
    }

    @Test
    void aSeedGivesTheSameCaseAgain() {
        assertThat(RandomCase.of(7))
                .usingRecursiveComparison()
                .isEqualTo(RandomCase.of(7))
                .isNotEqualTo(RandomCase.of(8));
    }

    @Test
    void remoteConfigMakesADifference() {
        long differing = LongStream.range(0, 25)
                .mapToObj(seed -> RandomCase.of(seed, Set.of("absence")))
                .filter(random -> !random.expected().equals(random.expectedOfAll()))
                .count();
        assertThat(differing).isGreaterThan(3);
    }

    @Test
    void logsMakeADifference() {
        long differing = LongStream.range(0, 40)
                .mapToObj(RandomCase::of)
                .filter(random -> !Reference.replay(new Reference.Inputs(
                                random.rules(),
                                random.lines(),
                                List.of(),
                                random.config(),
                                random.paneMillis(),
                                random.outOfOrdernessMillis()))
                        .equals(random.expectedOfAll()))
                .count();
        assertThat(differing).isGreaterThan(8);
    }

    @Test
    void kindsCanBeRestricted() {
        Set<String> kinds = Set.of("failure-rate", "absence");
        LongStream.range(0, 50)
                .mapToObj(seed -> RandomCase.of(seed, kinds))
                .flatMap(random -> Rule.read(random.rules()).stream())
                .forEach(rule -> assertThat(rule.kind()).isIn(kinds));
    }
}

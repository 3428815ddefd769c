package dev.syncwatch.cli.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.simulate.Incident;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class CampaignTest {

    @Test
    void hasIncidentsOfEverySort_thenHealthyDaysOfASmallAndALargeApp() {
        List<Trial> trials = trials(1);

        assertThat(trials.subList(0, Campaign.INCIDENTS))
                .allMatch(trial -> !trial.scenario().incidents().isEmpty());
        assertThat(trials.subList(Campaign.INCIDENTS, Campaign.CASES))
                .hasSize(2 * Campaign.HEALTHY_DAYS)
                .allMatch(trial -> trial.scenario().incidents().isEmpty());
        assertThat(trials.stream().collect(Collectors.groupingBy(Trial::kind, Collectors.counting())))
                .containsKeys(Stream.of(Incident.Kind.values())
                        .map(Incident.Kind::word)
                        .toArray(String[]::new))
                .containsKeys("two in a row")
                .containsEntry("healthy day, small app", 30L)
                .containsEntry("healthy day, large app", 30L)
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThanOrEqualTo(22));
    }

    @Test
    void isAFunctionOfItsSeed() {
        assertThat(trials(1)).isEqualTo(trials(1)).isNotEqualTo(trials(2));
        assertThat(new Campaign(7).trial(17).command()).isEqualTo("syncwatch score --campaign 7 --cases 17");
        assertThat(trials(1).stream().map(Trial::knobs)).doesNotHaveDuplicates();
    }

    @Test
    void readsNumbers() {
        assertThat(new Numbers.Converter().convert("3,1..4,7").all()).containsExactly(3, 1, 2, 4, 7);
        for (String wrong : List.of("", "0", "4..1", "1-3", "x", "1,")) {
            assertThatThrownBy(() -> new Numbers.Converter().convert(wrong))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessageContaining("write 7, 1..200");
        }
    }

    private static List<Trial> trials(long seed) {
        Campaign campaign = new Campaign(seed);
        return IntStream.rangeClosed(1, Campaign.CASES)
                .mapToObj(campaign::trial)
                .toList();
    }
}

package dev.syncwatch.dashboard.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.syncwatch.dashboard.show.RuleView.Group;
import dev.syncwatch.dashboard.show.RuleView.Said;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleViewTest {

    private static Said said(String rule, String name, String state, Double value, Double threshold) {
        return new Said(
                rule,
                "threshold",
                "warning",
                "live",
                new Group(
                        name,
                        "production",
                        name,
                        state,
                        value,
                        threshold,
                        Distance.of(value, threshold),
                        JsonNodeFactory.instance.objectNode()));
    }

    @Test
    void showsWhatIsNearestToFiringFirst() {
        List<RuleView> rules = RuleView.of(List.of(
                said("r", "far", "inactive", 1.0, 10.0),
                said("r", "silent", "inactive", null, 10.0),
                said("r", "near", "inactive", 9.0, 10.0),
                said("r", "about to", "pending", 11.0, 10.0),
                said("r", "fires, though better", "firing", 8.0, 10.0)));
        assertThat(rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.groups())
                        .extracting(Group::group)
                        .containsExactly("fires, though better", "about to", "near", "far", "silent"));
    }

    @Test
    void goesByTheValueWhereAThresholdOf0LeavesNoShares() {
        List<RuleView> rules = RuleView.of(
                List.of(said("r", "shrinks", "inactive", -5.0, 0.0), said("r", "stands", "inactive", 0.0, 0.0)));
        assertThat(rules.get(0).groups()).extracting(Group::group).containsExactly("stands", "shrinks");
    }

    @Test
    void leavesOutWhatIsFarFromFiring() {
        List<Said> many = IntStream.range(0, 500)
                .mapToObj(i -> said("r", "group " + i, "inactive", (double) i, 1000.0))
                .toList();
        assertThat(RuleView.of(many).get(0).groups())
                .hasSize(50)
                .first()
                .extracting(Group::group)
                .isEqualTo("group 499");
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 1", "10, 10, 0", "15, 10, -0.5", ", 10,", "1, ,", "1, 0,"})
    void tellsTheWayThatIsLeftAsAShareOfTheThreshold(Double value, Double threshold, Double distance) {
        assertThat(Distance.of(value, threshold)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    failure-rate/environment=production                                    | ''
                    slow-burn/environment=production,platform=ios,appVersion=3.2.0         | ios, 3.2.0
                    slow-burn/platform=ios,environment=production                          | ios
                    r/environment=a,platform=50%25%2C+x,appVersion=%3Cb%3E                 | 50%,+x, <b>
                    r/environment=a,platform=%zz                                           | %zz
                    """)
    void callsAGroupByItsOtherValuesThanTheEnvironment(String alert, String name) {
        assertThat(GroupName.of(alert)).isEqualTo(name);
    }
}

package dev.syncwatch.rule.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleDiffTest {

    private final RuleSet live = Rules.set(Rules.PANE, Rules.failureRateText(), Rules.absenceText());

    @Test
    void whatIsWrittenOtherwiseButMeansTheSameIsNoDifference() {
        RuleSet spelled =
                Rules.set(Rules.PANE, Rules.absenceText("within: 1800s"), Rules.failureRateText("minimumAttempts: 1"));
        assertThat(RuleDiff.of(live, spelled)).isEmpty();
    }

    @Test
    void tellsEachKey_andWhetherItIsMeasured() {
        RuleSet other = Rules.set(
                Rules.PANE, Rules.failureRateText("above: 20%", "window: 30m", "for: 1m"), Rules.absenceText());
        assertThat(RuleDiff.of(live, other))
                .containsExactly(new RuleDiff.Entry(
                        "failure-rate",
                        RuleDiff.Kind.CHANGED,
                        true,
                        List.of(
                                new RuleDiff.Key("window", "15m", "30m", true),
                                new RuleDiff.Key("above", "10%", "20%", false),
                                new RuleDiff.Key("for", null, "1m", false))));
    }

    @Test
    void tellsWhichRulesCameAndWent() {
        RuleSet other = Rules.set(Rules.PANE, Rules.failureRateText(), Rules.absenceText("id: new"));
        assertThat(RuleDiff.of(live, other))
                .extracting(entry -> entry.kind() + " " + entry.rule())
                .containsExactly("ADDED new", "REMOVED absence");
    }
}

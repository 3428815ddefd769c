package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.fixture.Events;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.window.EvidenceRow;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rules that change from one T to the next. */
class EvaluationOfRulesTest extends StagedEvaluation {

    @Test
    void anEdgeOfARuleThatIsNoMoreKeepsNoGroup() throws Exception {
        rules(Rules.absenceText());
        then(2, Rules.failureRateText());
        evaluate(Events.started("ann", NOON));
        evaluateTo(4);
        apply(AbsenceEdge.Kind.STARTED, Events.started("bob", NOON + 4 * PANE));
        assertThat(groups.all()).isNotEmpty();
        evaluateTo(2 * QUARTER + 5);
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void anotherValueDecidesFromItsTOn_andTheChangeNamesItsSet() throws Exception {
        rules(Rules.failureRateText("above: 60%"));
        RuleSet stricter = then(3, Rules.failureRateText("above: 40%"));
        evaluate(Events.failed("ann", NOON), Events.succeeded("bob", NOON));
        evaluateTo(2);
        assertThat(changes).isEmpty();
        evaluateTo(3);
        assertThat(states()).containsExactly("firing");
        assertThat(changes.get(0).at()).isEqualTo(Instant.ofEpochMilli(NOON + 3 * PANE));
        assertThat(changes.get(0).ruleSet()).isEqualTo(stricter.hash());
    }

    @Test
    void anOpenEpisodeGoesOnUnderTheSameId_whateverStructureDecidesIt() throws Exception {
        rules(Rules.failureRateText());
        then(3, Rules.failureRateText("window: 1m"));
        evaluate(Events.failed("ann", NOON));
        evaluateTo(8);
        assertThat(states()).as("the old window holds the failure").containsExactly("firing");
        evaluate(Events.succeeded("bob", NOON + 8 * PANE));
        assertThat(states()).as("the new window does not").containsExactly("firing", "resolved");
        assertThat(changes.get(1).episode()).isEqualTo(changes.get(0).episode());
        assertThat(changes.get(1).numbers().get(0).value()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aNewRuleSeesNothingOfWhatCameBeforeIt() throws Exception {
        rules(Rules.absenceText());
        then(3, Rules.absenceText(), Rules.failureRateText());
        evaluate(Events.failed("ann", NOON));
        evaluateTo(5);
        assertThat(changes).isEmpty();
        evaluate(Events.failed("bob", NOON + 5 * PANE));
        assertThat(states()).containsExactly("firing");
        assertThat(changes.get(0).numbers().get(0).value()).isEqualTo(BigDecimal.ONE);
        assertThat(changes.get(0).evidence()).extracting(EvidenceRow::attempts).containsExactly(1L);
    }

    @Test
    void whatARemovedRuleOpenedEndsAsSuperseded_andNothingOfItIsKept() throws Exception {
        rules(Rules.failureRateText("for: 10s"), Rules.failureRateText("id: pending", "for: 1h"));
        then(4, Rules.absenceText());
        evaluate(Events.failed("ann", NOON));
        evaluateTo(4);
        assertThat(changes)
                .extracting(change -> change.rule() + " " + change.state().wireName())
                .containsExactly(
                        "failure-rate pending",
                        "pending pending",
                        "failure-rate firing",
                        "failure-rate superseded",
                        "pending inactive");
        assertThat(changes.get(3).episode()).isEqualTo(changes.get(2).episode());
        assertThat(changes.get(3).ruleSet()).isEqualTo(changes.get(2).ruleSet());
        evaluateTo(2 * QUARTER + 1);
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void anotherModeBeginsAnotherEpisode_oneTLater() throws Exception {
        rules(Rules.failureRateText("mode: shadow"));
        then(3, Rules.failureRateText());
        evaluate(Events.failed("ann", NOON));
        evaluateTo(4);
        assertThat(changes)
                .extracting(change -> change.mode() + " " + change.state().wireName() + " "
                        + (change.at().toEpochMilli() - NOON) / PANE)
                .containsExactly("shadow firing 1", "shadow superseded 3", "live firing 4");
    }
}

package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.fixture.Events;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.window.EvidenceRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What events bring about. */
class EvaluationTest extends StagedEvaluation {

    @Test
    void aGroupIsForgotten_onceNothingOfItIsInAnyWindow() throws Exception {
        rules(Rules.failureRateText());
        evaluate(Events.succeeded("ann", NOON));
        assertThat(groups.all()).hasSize(2);
        assertThat(evaluateTo(QUARTER))
                .as("the last T with the event in the window")
                .isTrue();
        assertThat(evaluateTo(QUARTER + 1)).isFalse();
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void aRuleTellsHowItStandsAtFullMinutesAndWhereItsAlertChanges() throws Exception {
        rules(Rules.failureRateText("for: 70s"));
        evaluate(Events.succeeded("ann", NOON), Events.failed("bob", NOON));
        evaluateTo(13);
        assertThat(statuses)
                .extracting(status -> status.at() + " " + status.state().wireName() + " " + status.value())
                .containsExactly(
                        "2026-01-05T12:00:10Z pending 0.5",
                        "2026-01-05T12:01:00Z pending 0.5",
                        "2026-01-05T12:01:20Z firing 0.5",
                        "2026-01-05T12:02:00Z firing 0.5");
        assertThat(statuses.get(0))
                .extracting(RuleStatus::alert, RuleStatus::kind, RuleStatus::severity, RuleStatus::mode)
                .containsExactly("failure-rate/environment=production", "failure-rate", "critical", "live");
        assertThat(statuses.get(0).title()).isNull();
        assertThat(statuses.get(3).title()).startsWith("production: 50 % of syncs failed");
    }

    @Test
    void theLastStatusOfAGroupThatIsForgottenDoesNotFire() throws Exception {
        rules(Rules.failureRateText("expireAfter: 1h"));
        evaluate(Events.failed("ann", NOON));
        evaluateTo(QUARTER + 1 + 360);
        assertThat(groups.all()).isEmpty();
        assertThat(statuses.get(statuses.size() - 1).state()).isEqualTo(AlertState.EXPIRED);
    }

    @Test
    void aGroupIsKept_whileItsAlertIsOpen() throws Exception {
        rules(Rules.failureRateText("expireAfter: 1h"));
        evaluate(Events.failed("ann", NOON));
        evaluateTo(QUARTER + 1 + 359);
        assertThat(groups.all()).hasSize(1);
        assertThat(states()).containsExactly("firing");
        evaluateTo(QUARTER + 1 + 360);
        assertThat(states()).containsExactly("firing", "expired");
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void openAlertsAreCounted_untilTheyEnd() throws Exception {
        OpenAlerts.Sort firing = OpenAlerts.SORTS.stream()
                .filter(sort -> sort.state() == AlertState.FIRING
                        && sort.severity().equals("critical")
                        && sort.mode().equals("live"))
                .findFirst()
                .orElseThrow();
        rules(Rules.failureRateText("expireAfter: 1h"));
        assertThat(open().count(firing)).isZero();
        evaluate(Events.failed("ann", NOON));
        assertThat(open().count(firing)).isEqualTo(1);
        evaluateTo(QUARTER + 1 + 360);
        assertThat(states()).endsWith("expired");
        assertThat(OpenAlerts.SORTS)
                .allSatisfy(sort -> assertThat(open().count(sort)).isZero());
    }

    @Test
    void aGroupIsKept_whileTheLatchIsSet_thoughItsAlertHasEnded() throws Exception {
        rules(Rules.failureRateText("for: 20m", "expireAfter: 1h"));
        evaluate(Events.failed("ann", NOON));
        evaluateTo(QUARTER + 1);
        assertThat(states()).containsExactly("pending", "inactive");
        assertThat(groups.all()).hasSize(1);
        evaluateTo(QUARTER + 1 + 360);
        assertThat(groups.all()).isEmpty();
    }

    @Test
    void thatAllIsWellIsRemembered_andNeedsNoTime() throws Exception {
        rules(Rules.absenceText());
        apply(AbsenceEdge.Kind.SUCCEEDED, Events.succeeded("ann", NOON));
        assertThat(evaluateTo(180)).isTrue();
        assertThat(evaluateTo(181)).isFalse();
        assertThat(groups.all()).hasSize(1);
    }

    @Test
    void aRunNeedsTime() throws Exception {
        rules(Rules.absenceText());
        apply(AbsenceEdge.Kind.STARTED, Events.started("ann", NOON));
        assertThat(evaluateTo(300)).isTrue();
        assertThat(groups.all()).hasSize(1);
    }

    @Test
    void aJumpOverManyPanesIsManyEmptyPanes() throws Exception {
        rules(Rules.failureRateText("keepFiringFor: 5m", "resolveBelow: 5%"));
        evaluate(Events.failed("ann", NOON));
        skipTo(10_000);
        evaluate(Events.succeeded("ann", NOON + 10_000 * PANE));
        assertThat(changes.get(1).numbers().get(0).value()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aChangeCarriesTheEvidenceOfTheRulesWindow() throws Exception {
        rules(Rules.failureRateText("above: 60%"));
        evaluate(Events.succeeded("ann", NOON));
        evaluate(Events.failed("bob", NOON + PANE), Events.failed("cem", NOON + PANE));
        assertThat(changes).hasSize(1);
        List<EvidenceRow> rows = changes.get(0).evidence();
        assertThat(rows).extracting(EvidenceRow::attempts).containsExactly(2L, 1L);
        assertThat(rows).extracting(EvidenceRow::failures).containsExactly(2L, 0L);
        assertThat(rows.get(0).values()).containsExactly("push", "503", "2.4.1", "ios");
    }

    @Test
    void groupsThatARuleLeavesOutAreNotEvaluated() throws Exception {
        rules(Rules.failureRateText("only: { environment: staging }"));
        evaluate(Events.failed("ann", NOON));
        assertThat(changes).isEmpty();
        assertThat(groups.all()).extracting(group -> group.getKey().grouping()).containsExactly(0);
    }

    @Test
    void anAllOfHearsMembersOfOtherGroupings_whereTheirGroupsAreTheSame() throws Exception {
        rules(Rules.failureRateText("only: { environment: production }"), """
                  - id: both
                    kind: all-of
                    rules: [failure-rate]
                    severity: critical
                """);
        evaluate(Events.failed("ann", NOON));
        assertThat(changes).extracting(AlertChange::rule).containsExactly("failure-rate", "both");
    }

    @Test
    void tellsTheRateAtFullMinutes_whileThereWasAnEventInTheQuarterBefore() throws Exception {
        rules(Rules.failureRateText("above: 80%"));
        evaluate(Events.failed("ann", NOON), Events.succeeded("ann", NOON), Events.started("bob", NOON));
        evaluateTo(200);
        assertThat(rates).hasSize(15);
        assertThat(rates.get(0))
                .isEqualTo(new RateRow(
                        Instant.ofEpochMilli(NOON + 60_000),
                        "production",
                        2,
                        1,
                        2,
                        new BigDecimal(3),
                        new BigDecimal("0.8")));
        assertThat(rates.get(14).windowEnd()).isEqualTo(Instant.ofEpochMilli(NOON + 900_000));
    }

    @Test
    void withoutARuleOfThatNameTheRateHasNoThreshold() throws Exception {
        rules(Rules.failureRateText("id: other-rate"));
        evaluate(Events.started("ann", NOON));
        evaluateTo(6);
        assertThat(rates.get(0).threshold()).isNull();
        assertThat(rates.get(0).failureRate()).isNull();
    }
}

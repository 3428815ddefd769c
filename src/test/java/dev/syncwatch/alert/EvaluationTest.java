package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.fixture.Events;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.PaneSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One environment from pane end to pane end, which are ten seconds apart. */
class EvaluationTest {

    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long PANE = Rules.PANE.toMillis();
    private static final int QUARTER = 90;

    private final List<AlertChange> changes = new ArrayList<>();
    private final List<RateRow> rates = new ArrayList<>();
    private final List<RuleStatus> statuses = new ArrayList<>();
    private final List<AbsenceEdge> edges = new ArrayList<>();
    private final GroupMap groups = new GroupMap();

    private Evaluation evaluation;
    private PaneSource panes;
    private RuleTimeline timeline;
    private int pane;

    @Test
    void aGroupIsForgotten_onceNothingOfItIsInAnyWindow() throws Exception {
        rules(Rules.failureRateText());
        evaluate(Events.succeeded("ann", NOON));
        assertThat(groups.kept).hasSize(2);
        assertThat(evaluateTo(QUARTER))
                .as("the last T with the event in the window")
                .isTrue();
        assertThat(evaluateTo(QUARTER + 1)).isFalse();
        assertThat(groups.kept).isEmpty();
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
        assertThat(groups.kept).isEmpty();
        assertThat(statuses.get(statuses.size() - 1).state()).isEqualTo(AlertState.EXPIRED);
    }

    @Test
    void aGroupIsKept_whileItsAlertIsOpen() throws Exception {
        rules(Rules.failureRateText("expireAfter: 1h"));
        evaluate(Events.failed("ann", NOON));
        evaluateTo(QUARTER + 1 + 359);
        assertThat(groups.kept).hasSize(1);
        assertThat(states()).containsExactly("firing");
        evaluateTo(QUARTER + 1 + 360);
        assertThat(states()).containsExactly("firing", "expired");
        assertThat(groups.kept).isEmpty();
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
        assertThat(evaluation.open().count(firing)).isZero();
        evaluate(Events.failed("ann", NOON));
        assertThat(evaluation.open().count(firing)).isEqualTo(1);
        evaluateTo(QUARTER + 1 + 360);
        assertThat(states()).endsWith("expired");
        assertThat(OpenAlerts.SORTS)
                .allSatisfy(sort -> assertThat(evaluation.open().count(sort)).isZero());
    }

    @Test
    void aGroupIsKept_whileTheLatchIsSet_thoughItsAlertHasEnded() throws Exception {
        rules(Rules.failureRateText("for: 20m", "expireAfter: 1h"));
        evaluate(Events.failed("ann", NOON));
        evaluateTo(QUARTER + 1);
        assertThat(states()).containsExactly("pending", "inactive");
        assertThat(groups.kept).hasSize(1);
        evaluateTo(QUARTER + 1 + 360);
        assertThat(groups.kept).isEmpty();
    }

    @Test
    void thatAllIsWellIsRemembered_andNeedsNoTime() throws Exception {
        rules(Rules.absenceText());
        apply(AbsenceEdge.Kind.SUCCEEDED, Events.succeeded("ann", NOON));
        assertThat(evaluateTo(180)).isTrue();
        assertThat(evaluateTo(181)).isFalse();
        assertThat(groups.kept).hasSize(1);
    }

    @Test
    void aRunNeedsTime() throws Exception {
        rules(Rules.absenceText());
        apply(AbsenceEdge.Kind.STARTED, Events.started("ann", NOON));
        assertThat(evaluateTo(300)).isTrue();
        assertThat(groups.kept).hasSize(1);
    }

    @Test
    void anEdgeOfARuleThatIsNoMoreKeepsNoGroup() throws Exception {
        rules(Rules.absenceText());
        then(2, Rules.failureRateText());
        evaluate(Events.started("ann", NOON));
        evaluateTo(4);
        apply(AbsenceEdge.Kind.STARTED, Events.started("bob", NOON + 4 * PANE));
        assertThat(groups.kept).isNotEmpty();
        evaluateTo(2 * QUARTER + 5);
        assertThat(groups.kept).isEmpty();
    }

    @Test
    void aJumpOverManyPanesIsManyEmptyPanes() throws Exception {
        rules(Rules.failureRateText("keepFiringFor: 5m", "resolveBelow: 5%"));
        evaluate(Events.failed("ann", NOON));
        pane = 10_000;
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
        assertThat(groups.kept.keySet())
                .extracting(GroupStore.GroupId::grouping)
                .containsExactly(0);
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
        assertThat(groups.kept).isEmpty();
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

    @Test
    void aLineOfTheLogBeginsNoGroup_butStandsInItsWindowOnceItBegins() throws Exception {
        rules(
                "  - { id: backend, kind: threshold, where: { event: backend_response }, measure: count, window: 1m, above: 1,"
                        + " severity: warning }\n");
        log(2);
        evaluateTo(5);
        assertThat(changes).isEmpty();
        evaluate(Events.started("ann", NOON));
        assertThat(states()).containsExactly("firing");
        assertThat(changes.get(0).value()).isEqualByComparingTo("2");
    }

    @Test
    void whatTheLogSaidIsForgotten_onceItIsInNoWindow() throws Exception {
        rules(
                "  - { id: backend, kind: threshold, where: { event: backend_response }, measure: count, window: 1m, above: 1,"
                        + " severity: warning }\n");
        log(2);
        assertThat(groups.kept).hasSize(1);
        evaluateTo(8);
        assertThat(groups.kept).isEmpty();
        assertThat(evaluateTo(QUARTER + 1)).as("what pages show goes last").isFalse();
    }

    @Test
    void aGroupThatBeganIsEvaluatedForEver_whereTheLogAloneMaySpeakOfIt() throws Exception {
        rules(rateOfLogs("rate", "environment"), rateOfLogs("rate-by-platform", "environment, platform"));
        evaluate(Events.started("ann", NOON));
        assertThat(evaluateTo(QUARTER + 1)).as("nothing has to be evaluated").isFalse();
        assertThat(groups.kept.keySet()).extracting(GroupStore.GroupId::key).containsExactly("environment=production");

        statuses.clear();
        log(2);
        evaluateTo(QUARTER + 6);

        assertThat(statuses)
                .extracting(status -> status.rule() + " " + status.value())
                .containsExactly("rate 1.0");
    }

    private static String rateOfLogs(String id, String groupBy) {
        return """
              - id: %s
                kind: failure-rate
                window: 1m
                attempts: { event: [learning_sync_failed, backend_response] }
                successes: { event: backend_response, statusCode: "<500" }
                above: 50%%
                groupBy: [%s]
                severity: warning
            """.formatted(id, groupBy);
    }

    /** The next pane, with so many lines of the log in it. */
    private void log(int lines) throws Exception {
        pane++;
        List<LogEntry> entries =
                Collections.nCopies(lines, new LogEntry(now() - 1, "production", "503", null, null, null));
        evaluation.evaluate(now(), new Evaluation.Input(panes.ofLog(entries), List.of()), outlets());
    }

    private Moment.Outlets outlets() {
        return new Moment.Outlets(changes::add, rates::add, statuses::add, answer -> {});
    }

    private void rules(String... rules) {
        begin(RuleTimeline.of(1, Rules.set(Rules.PANE, rules)));
    }

    /** Another set from the end of a pane on. */
    private RuleSet then(int fromPane, String... rules) {
        RuleSet next = Rules.set(Rules.PANE, rules);
        begin(timeline.with(2, next, NOON + fromPane * PANE));
        return next;
    }

    private void begin(RuleTimeline decides) {
        timeline = decides;
        Detection detection = Detection.of(timeline, Rules.PANE);
        evaluation = new Evaluation(detection, groups, RemoteConfigFeed.none().open(), new BackendInMemory());
        panes = new PaneSource(detection.plan());
    }

    /** Evaluates the end of the next pane, with these events in it; whether it has to go on. */
    private boolean evaluate(SyncEvent... events) throws Exception {
        pane++;
        for (SyncEvent event : events) {
            panes.add(event);
        }
        List<AbsenceEdge> shown = List.copyOf(edges);
        edges.clear();
        return evaluation.evaluate(now(), new Evaluation.Input(panes.take(), shown), outlets());
    }

    private void apply(AbsenceEdge.Kind kind, SyncEvent event) throws Exception {
        edges.add(new AbsenceEdge("absence", "environment=production", "production", kind, NOON, NOON + PANE));
        evaluate(event);
    }

    private boolean evaluateTo(int lastPane) throws Exception {
        boolean goesOn = true;
        while (pane < lastPane) {
            goesOn = evaluate();
        }
        return goesOn;
    }

    private long now() {
        return NOON + pane * PANE;
    }

    private List<String> states() {
        return changes.stream().map(change -> change.state().wireName()).toList();
    }

    /** Groups in a map. */
    private static final class GroupMap implements GroupStore {
        private final Map<GroupId, GroupMemory> kept = new LinkedHashMap<>();

        @Override
        public Iterable<Map.Entry<GroupId, GroupMemory>> all() {
            return kept.entrySet();
        }

        @Override
        public void put(GroupId id, GroupMemory memory) {
            kept.put(id, memory);
        }

        @Override
        public void remove(GroupId id) {
            kept.remove(id);
        }
    }
}

package dev.syncwatch.cli.score.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.score.judge.Verdict.Outcome;
import dev.syncwatch.cli.score.truth.RuleTruth;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import dev.syncwatch.simulate.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final int STEPS = 120;
    private static final String RATE = Rules.failureRateText(
            "window: 1m", "above: 50%", "minimumAttempts: 4", "keepFiringFor: 30s", "notify: [slack]");
    private static final String ABSENCE = Rules.absenceText("within: 2m", "activityGap: 1m", "notify: [slack]");

    private final Outcomes outcomes = new Outcomes(START.toEpochMilli(), STEPS, List.of("outage"));
    private final List<Truth.Happened> incidents = new ArrayList<>();

    @Test
    void findsWhatFiresWhenTheModelCrosses() {
        outage(30, 60);

        Verdict verdict =
                judge(RATE, episode("failure-rate", 34, 66)).verdicts().get(0);

        // Two syncs a step: 8 of 12 failed once four steps have passed, and 6 of 12 are not above half of them.
        assertThat(verdict.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(verdict.crossing()).isEqualTo(at(34));
        assertThat(verdict.delay()).isZero();
        assertThat(verdict.peak()).isEqualTo("100.0 % of 12, 0 users");
    }

    @Test
    void crossesOnceItHasHeldForAsLongAsTheRuleAsks() {
        outage(30, 60);
        String patient = RATE + "    for: 1m\n";

        assertThat(judge(patient, episode("failure-rate", 41, 66)).verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.crossing()).isEqualTo(at(40)))
                .satisfies(verdict -> assertThat(verdict.delay()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void missesWhatDoesNotFireInTime() {
        outage(30, 60);

        assertThat(outcome(RATE)).isEqualTo(Outcome.MISSED);
        assertThat(outcome(RATE, episode("failure-rate", 31, 33))).isEqualTo(Outcome.MISSED);
        assertThat(outcome(RATE, episode("failure-rate", 67, 70))).isEqualTo(Outcome.MISSED);
        assertThat(outcome(RATE, episode("failure-rate", 66, 70))).isEqualTo(Outcome.FOUND);
        assertThat(outcome(RATE, episode("success-absence", 34, 66))).isEqualTo(Outcome.MISSED);
    }

    @Test
    void findsWhatStillFiresFromBefore() {
        outage(30, 60);

        Verdict verdict =
                judge(RATE, episode("failure-rate", 20, -1)).verdicts().get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(verdict.delay()).isNull();
    }

    @Test
    void asksNothingOfAnIncidentWithinAnother() {
        outage(30, 60);
        incidents.clear();
        happened(40, 50);

        assertThat(outcome(RATE)).isEqualTo(Outcome.ALREADY);
        assertThat(outcome(RATE, episode("failure-rate", 45, 66))).isEqualTo(Outcome.ALREADY);
    }

    @Test
    void asksNothingOfAnIncidentThatNeverCrosses() {
        outage(30, 33);

        assertThat(outcome(RATE)).isEqualTo(Outcome.BELOW);
        Verdict fired = judge(RATE, episode("failure-rate", 33, 40)).verdicts().get(0);
        assertThat(fired.outcome()).isEqualTo(Outcome.BELOW);
        assertThat(fired.firing()).isEqualTo(at(33));
        assertThat(fired.delay()).isNull();
    }

    @Test
    void countsPagesWithNoIncidentAround() {
        outage(30, 60);

        assertThat(falsePages(RATE, 29)).isEqualTo(1);
        assertThat(falsePages(RATE, 30)).isZero();
        assertThat(falsePages(RATE, 69)).isZero();
        assertThat(falsePages(RATE, 70)).isEqualTo(1);
        assertThat(falsePages(RATE.replace("critical", "warning"), 29)).isZero();
        assertThat(falsePages(RATE + "    mode: shadow\n", 29)).isZero();
        assertThat(falsePages(RATE.replace("    notify: [slack]\n", ""), 29)).isZero();
    }

    @Test
    void namesAllThatFiredInAnIncident_whetherItsCrossingIsKnownOrNot() {
        outage(30, 60);
        String hit = threshold("hit", "users", "{ event: learning_sync_failed }");

        assertThat(judge(hit, episode("hit", 31, 40), episode("none", 32, 40)).firedIn())
                .containsExactly(Map.entry("outage", List.of("hit")));
        assertThat(judge(hit, episode("hit", 29, 40)).firedIn()).containsExactly(Map.entry("outage", List.of()));
    }

    @Test
    void saysWhetherAFalsePageWasSoInTheModel() {
        outage(30, 60);
        incidents.clear();

        assertThat(judge(RATE, episode("failure-rate", 34, 66), episode("failure-rate", 90, 92))
                        .falsePages())
                .extracting(page -> page.crossedToo() + ": " + page.model())
                .containsExactly("true: 66.7 % of 12, 0 users", "false: 0.0 % of 12, 0 users");
    }

    @Test
    void countsARunOfActivityWithoutSuccess() {
        fill(Column.SUCCEEDED, 0, 10, 1);
        fill(Column.STARTED, 20, 40, 1);
        happened(20, 60);

        // From the first active step on; a gap of a minute after the last one ends it.
        assertThat(holds(ABSENCE)).containsExactlyElementsOf(steps(31, 44));
    }

    @Test
    void endsARunWithASuccess_andAsksForPeople() {
        fill(Column.FAILED, 20, 60, 1);
        fill(Column.SUCCEEDED, 35, 36, 1);
        happened(20, 60);

        assertThat(holds(ABSENCE)).containsExactlyElementsOf(concat(steps(31, 34), steps(47, 64)));
        String people = ABSENCE.replace("within: 2m", "within: 30m") + "    minimumSessions: 3\n";
        assertThat(holds(people)).isEmpty();
    }

    @Test
    void judgesOnlyWhatTheModelCounts() {
        RuleSet rules = rules(
                RATE,
                ABSENCE,
                Rules.failureRateText("id: by-platform", "groupBy: [environment, platform]"),
                Rules.failureRateText("id: users", "window: 5m", "minimumUsers: 3"),
                Rules.failureRateText("id: surely", "confidence: 95%"),
                threshold("failures", "count", "{ event: learning_sync_failed }"),
                threshold("push", "count", "{ event: learning_sync_failed, stage: push }"),
                threshold("hit", "users", "{ event: learning_sync_failed }"));

        assertThat(new Judge(rules).judgedRules()).containsExactly("failure-rate", "absence", "surely", "failures");
    }

    /** Design section 6, and the table of its field notes: 6 of 30, 9 of 50, 15 of 100 and 27 of 200 are the fewest. */
    @ParameterizedTest
    @CsvSource({
        "30, 5, false",
        "30, 6, true",
        "50, 8, false",
        "50, 9, true",
        "100, 15, true",
        "199, 26, false",
        "200, 21, true",
        "200, 20, false"
    })
    void isSureOfFewAttemptsOnlyWhereChanceIsNoExplanation(int attempts, int failures, boolean holds) {
        outcomes.column(Column.SUCCEEDED)[0] = attempts - failures;
        outcomes.column(Column.FAILED)[0] = failures;

        assertThat(holds(Rules.failureRateText("confidence: 95%")).contains(0)).isEqualTo(holds);
    }

    @Test
    void countsEventsAboveANumber() {
        outage(30, 60);

        assertThat(holds(threshold("failures", "count", "{ event: learning_sync_failed }")))
                .containsExactlyElementsOf(steps(33, 61));
    }

    /** Two syncs in every step: they succeed before and after, and fail from one step to another. */
    private void outage(int from, int to) {
        fill(Column.SUCCEEDED, 0, from, 2);
        fill(Column.FAILED, from, to, 2);
        fill(Column.SUCCEEDED, to, STEPS, 2);
        happened(from, to);
    }

    private void happened(int from, int to) {
        incidents.add(new Truth.Happened("outage", "outage", "3.2", at(from), at(to), 0, 0, 0));
    }

    private void fill(Column column, int from, int to, int value) {
        for (int step = from; step < to; step++) {
            outcomes.column(column)[step] = value;
        }
    }

    private static String threshold(String id, String measure, String where) {
        return """
                  - id: %s
                    kind: threshold
                    measure: %s
                    where: %s
                    window: 1m
                    above: 7
                    severity: warning
                """.formatted(id, measure, where);
    }

    private Outcome outcome(String rule, Episode... episodes) {
        return judge(rule, episodes).verdicts().get(0).outcome();
    }

    private int falsePages(String rule, int at) {
        return judge(rule, episode("failure-rate", at, at + 1)).falsePages().size();
    }

    private Judgement judge(String rule, Episode... episodes) {
        return new Judge(rules(rule)).judge(truth(), List.of(episodes));
    }

    private List<Integer> holds(String rule) {
        boolean[] holds = RuleTruth.of(rules(rule).rules().get(0)).orElseThrow().holds(outcomes);
        List<Integer> steps = new ArrayList<>();
        for (int step = 0; step < holds.length; step++) {
            if (holds[step]) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static List<Integer> steps(int first, int last) {
        return java.util.stream.IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Integer> concat(List<Integer> one, List<Integer> other) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private Truth truth() {
        return new Truth("test", 1, START, at(STEPS), incidents, outcomes);
    }

    private static RuleSet rules(String... rules) {
        String[] all = rules.clone();
        all[all.length - 1] += "channels:\n  slack: { kind: slack, token: \"${T}\", channel: C0123456789 }\n";
        return Rules.set(Rules.PANE, all);
    }

    private static Episode episode(String rule, int from, int to) {
        return new Episode(rule, at(from), to < 0 ? null : at(to), "");
    }

    private static Instant at(int step) {
        return START.plusSeconds(10L * step);
    }
}

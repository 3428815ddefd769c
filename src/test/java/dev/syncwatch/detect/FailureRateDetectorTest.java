package dev.syncwatch.detect;

import static dev.syncwatch.detect.Answer.FALSE;
import static dev.syncwatch.detect.Answer.TRUE;
import static dev.syncwatch.detect.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.Grouping;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Rings;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureRateDetectorTest {

    @Test
    void isFalse_whenTheShareIsExactlyTheThreshold() {
        assertThat(new Timeline().attempts(30, 3)).isEqualTo(FALSE);
        assertThat(new Timeline().attempts(29, 3)).isEqualTo(TRUE);
    }

    @ParameterizedTest
    @CsvSource({"0.1%, 3000, 3", "7%, 100, 7", "33.3%, 1000, 333", "29%, 100, 29"})
    void noBinaryFractionGetsInTheWay(String above, long attempts, long failures) {
        assertThat(new Timeline("above: " + above).attempts(attempts, failures)).isEqualTo(FALSE);
        assertThat(new Timeline("above: " + above).attempts(attempts, failures + 1))
                .isEqualTo(TRUE);
    }

    @Test
    void anyFailureIsTooMuch_whenTheThresholdIsZero() {
        assertThat(new Timeline("above: 0%").attempts(1000, 1)).isEqualTo(TRUE);
        assertThat(new Timeline("above: 0%").attempts(1000, 0)).isEqualTo(FALSE);
    }

    @Test
    void isUnknown_withoutAttempts() {
        assertThat(new Timeline().attempts(0, 0)).isEqualTo(UNKNOWN);
    }

    @Test
    void isUnknown_whenAttemptsAreFewerThanTheMinimum() {
        assertThat(new Timeline("minimumAttempts: 30").attempts(29, 29)).isEqualTo(UNKNOWN);
        assertThat(new Timeline("minimumAttempts: 30").attempts(30, 30)).isEqualTo(TRUE);
    }

    @Test
    void isFalse_whenFewAttemptsAllWentWell() {
        assertThat(new Timeline("minimumAttempts: 30").attempts(5, 0)).isEqualTo(FALSE);
        assertThat(new Timeline("minimumAttempts: 30").attempts(4, 0)).isEqualTo(UNKNOWN);
        assertThat(new Timeline("minimumAttempts: 30").attempts(20, 1)).isEqualTo(UNKNOWN);
    }

    @Test
    void needsTheMinimumOfFailures() {
        assertThat(new Timeline("minimumFailures: 5").attempts(30, 4)).isEqualTo(FALSE);
        assertThat(new Timeline("minimumFailures: 5").attempts(30, 5)).isEqualTo(TRUE);
    }

    @Test
    void onePhonesRetryLoopIsNoIncident() {
        assertThat(new Timeline("minimumUsers: 3").attempts(30, 20, 2)).isEqualTo(FALSE);
        assertThat(new Timeline("minimumUsers: 3").attempts(30, 20, 3)).isEqualTo(TRUE);
    }

    @Test
    void staysTrueUntilTheShareIsBelowResolveBelow() {
        Timeline timeline = new Timeline("resolveBelow: 7%");
        assertThat(timeline.attempts(100, 11)).isEqualTo(TRUE);
        assertThat(timeline.attempts(100, 8)).isEqualTo(TRUE);
        assertThat(timeline.attempts(100, 7)).as("exactly 7 % is not below").isEqualTo(TRUE);
        assertThat(timeline.attempts(1000, 69)).isEqualTo(FALSE);
        assertThat(timeline.attempts(100, 8)).as("never above 10 % since").isEqualTo(FALSE);
    }

    @Test
    void staysTrueUntilTheShareIsNoLongerAboveTheThreshold_whenNoResolveBelowIsGiven() {
        Timeline timeline = new Timeline();
        assertThat(timeline.attempts(100, 11)).isEqualTo(TRUE);
        assertThat(timeline.attempts(100, 10)).isEqualTo(FALSE);
    }

    @Test
    void minimumsAskOnlyForTheFirstTrue() {
        Timeline timeline = new Timeline("minimumFailures: 5", "minimumUsers: 3");
        assertThat(timeline.attempts(40, 6, 3)).isEqualTo(TRUE);
        assertThat(timeline.attempts(20, 4, 1)).as("still above 10 %").isEqualTo(TRUE);
    }

    @Test
    void theLatchSurvivesUnknown() {
        Timeline timeline = new Timeline("minimumAttempts: 30", "resolveBelow: 7%");
        assertThat(timeline.attempts(30, 6)).isEqualTo(TRUE);
        assertThat(timeline.attempts(20, 6)).isEqualTo(UNKNOWN);
        assertThat(timeline.attempts(50, 4)).as("8 %").isEqualTo(TRUE);
    }

    @Test
    void theLatchIsCleared_whenFewAttemptsAllWentWell() {
        Timeline timeline = new Timeline("minimumAttempts: 30", "resolveBelow: 7%");
        assertThat(timeline.attempts(30, 6)).isEqualTo(TRUE);
        assertThat(timeline.attempts(5, 0)).isEqualTo(FALSE);
        assertThat(timeline.attempts(50, 4)).as("8 %, and not above 10 % since").isEqualTo(FALSE);
    }

    @Test
    void theLatchIsCleared_afterExpireAfterOfNothingButUnknown() {
        assertThat(rateOf8PercentAfterUnknownFor(2)).as("20 s of 30").isEqualTo(TRUE);
        assertThat(rateOf8PercentAfterUnknownFor(3)).as("20 s of 30").isEqualTo(TRUE);
        assertThat(rateOf8PercentAfterUnknownFor(4))
                .as("first and last 30 s apart")
                .isEqualTo(FALSE);
    }

    private static Answer rateOf8PercentAfterUnknownFor(int panes) {
        Timeline timeline = new Timeline("minimumAttempts: 30", "resolveBelow: 7%", "expireAfter: 30s");
        timeline.attempts(30, 6);
        for (int i = 0; i < panes; i++) {
            timeline.attempts(1, 1);
        }
        return timeline.attempts(50, 4);
    }

    @Test
    void anyOtherAnswerStartsTheWaitForExpiryAgain() {
        Timeline timeline = new Timeline("minimumAttempts: 30", "resolveBelow: 7%", "expireAfter: 30s");
        timeline.attempts(30, 6);
        for (int i = 0; i < 3; i++) {
            timeline.attempts(1, 1);
            timeline.attempts(1, 1);
            assertThat(timeline.attempts(50, 4)).isEqualTo(TRUE);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "20, 5", "30, 6", "50, 9", "100, 15", "199, 27"})
    void withConfidence_fewAttemptsNeedMoreThanChance(long attempts, long failures) {
        String confidence = "confidence: 95%";
        assertThat(new Timeline(confidence).attempts(attempts, failures)).isEqualTo(TRUE);
        assertThat(new Timeline(confidence).attempts(attempts, failures - 1)).isEqualTo(FALSE);
    }

    @Test
    void withConfidence_manyAttemptsNeedNoAllowance() {
        assertThat(new Timeline("confidence: 95%").attempts(199, 21)).isEqualTo(FALSE);
        assertThat(new Timeline("confidence: 95%").attempts(200, 21)).isEqualTo(TRUE);
    }

    @Test
    void tellsTheShareAndWhatItIsMadeOf() {
        Signal signal = new Timeline().signal(211, 22, 19);
        assertThat(signal.value().toPlainString()).isEqualTo("0.10426540284360189");
        assertThat(signal.numbers())
                .containsExactly(Quantity.of("attempts", 211), Quantity.of("failures", 22), Quantity.of("users", 19));
    }

    @Test
    void tellsNoShare_withoutAttempts() {
        assertThat(new Timeline().signal(0, 0, 0).value()).isNull();
    }

    @Test
    void needsTimeAndMustNotBeForgotten_whileTheLatchIsSet() {
        Timeline timeline = new Timeline("resolveBelow: 7%", "minimumAttempts: 30");
        assertThat(timeline.memory.isBlank()).isTrue();
        timeline.attempts(30, 6);
        timeline.attempts(0, 0);
        assertThat(timeline.memory.isBlank()).isFalse();
        assertThat(timeline.memory.needsTime()).isTrue();
        timeline.attempts(5, 0);
        assertThat(timeline.memory.isBlank()).isTrue();
        assertThat(timeline.memory.needsTime()).isFalse();
    }

    /** One group, evaluated every ten seconds. */
    private static final class Timeline {
        private final DetectorMemory memory = new DetectorMemory();
        private final FailureRateDetector detector;
        private final GroupWindows windows;
        private final TrailingRef attempts;
        private final TrailingRef successes;
        private final TrailingRef failedUsers;

        Timeline(String... keys) {
            FailureRate rule = Rules.failureRate(keys);
            MeasurePlanBuilder plan = new MeasurePlanBuilder(Rules.PANE);
            int grouping = plan.grouping(new Grouping(List.of(EventField.ENVIRONMENT), Matcher.any(), true));
            detector = new FailureRateDetector(rule, plan, grouping);
            // What is asked for twice is measured once, so these are the detector's own.
            attempts = plan.count(grouping, new Selection.Matching(rule.attempts()), rule.window());
            successes = plan.count(grouping, new Selection.Both(rule.attempts(), rule.successes()), rule.window());
            failedUsers = plan.users(grouping, new Selection.Without(rule.attempts(), rule.successes()), rule.window());
            windows = new Rings(plan.build(), grouping).startingAt(0);
        }

        Answer attempts(long attempted, long failed) {
            return attempts(attempted, failed, failed);
        }

        Answer attempts(long attempted, long failed, long users) {
            return signal(attempted, failed, users).answer();
        }

        Signal signal(long attempted, long failed, long users) {
            windows.end += Rules.PANE.toMillis();
            windows.totals[attempts.trailing()] = attempted;
            windows.totals[successes.trailing()] = attempted - failed;
            windows.totals[failedUsers.trailing()] = users;
            return detector.signal(detector.answer(windows, memory), windows, memory);
        }
    }
}

package dev.syncwatch.detect.absence;

import static dev.syncwatch.detect.Answer.FALSE;
import static dev.syncwatch.detect.Answer.TRUE;
import static dev.syncwatch.detect.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.detect.Quantity;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.absence.AbsenceEdge.Kind;
import dev.syncwatch.fixture.Rules;
import org.junit.jupiter.api.Test;

/** What is answered after the edges of a T, with so many people active. The rule wants three of them. */
class AbsenceDetectorTest {

    private static final long O = 1_767_614_400_000L;
    private static final long MINUTE = 60_000;

    private final SessionsKnown detector = new SessionsKnown(Rules.absence("minimumSessions: 3"));
    private final DetectorMemory memory = detector.memory;

    @Test
    void isUnknown_beforeTheFirstSuccess() {
        assertThat(detector.answer(9)).isEqualTo(UNKNOWN);
        edge(Kind.STARTED, O);
        assertThat(detector.answer(9)).isEqualTo(UNKNOWN);
        assertThat(memory.isBlank()).isFalse();
    }

    @Test
    void isFalseFromASuccessOn_andWhileARunHasNotLastedLongEnough() {
        edge(Kind.SUCCEEDED, 0);
        assertThat(detector.answer(0)).isEqualTo(FALSE);
        edge(Kind.STARTED, O);
        assertThat(detector.answer(9)).isEqualTo(FALSE);
    }

    @Test
    void isTrue_onceTheRunHasLasted() {
        edge(Kind.STARTED, O);
        edge(Kind.OPENED, O);
        assertThat(detector.answer(3)).isEqualTo(TRUE);
    }

    @Test
    void needsTheMinimumOfSessions_atEveryTOfTheRun() {
        edge(Kind.SUCCEEDED, 0);
        edge(Kind.STARTED, O);
        edge(Kind.OPENED, O);
        assertThat(detector.answer(2)).as("never true yet").isEqualTo(FALSE);
        assertThat(detector.answer(3)).isEqualTo(TRUE);
        assertThat(detector.answer(2)).as("true before, and no success since").isEqualTo(UNKNOWN);
        assertThat(detector.answer(4)).isEqualTo(TRUE);
    }

    @Test
    void isFalse_atTheSuccessThatEndsTheRun() {
        edge(Kind.STARTED, O);
        edge(Kind.OPENED, O);
        detector.answer(3);
        edge(Kind.SUCCEEDED, O);
        assertThat(detector.answer(3)).isEqualTo(FALSE);
    }

    @Test
    void isUnknown_onceTheRunHasLapsed_whateverWasBefore() {
        edge(Kind.SUCCEEDED, 0);
        edge(Kind.STARTED, O);
        edge(Kind.LAPSED, O);
        assertThat(detector.answer(3)).isEqualTo(UNKNOWN);
        assertThat(memory.isBlank()).isTrue();
    }

    @Test
    void staysUnknown_inTheNextRun() {
        edge(Kind.SUCCEEDED, 0);
        edge(Kind.STARTED, O);
        edge(Kind.LAPSED, O);
        edge(Kind.STARTED, O + 60 * MINUTE);
        assertThat(detector.answer(3)).isEqualTo(UNKNOWN);
    }

    @Test
    void aRunThatBeganLaterIsNotOpenedByTheDeadlineOfAnother() {
        edge(Kind.STARTED, O);
        edge(Kind.SUCCEEDED, O);
        edge(Kind.STARTED, O + MINUTE);
        edge(Kind.OPENED, O);
        assertThat(detector.answer(3)).isEqualTo(FALSE);
    }

    @Test
    void theNextRunHasToLastItself() {
        edge(Kind.STARTED, O);
        edge(Kind.OPENED, O);
        edge(Kind.SUCCEEDED, O);
        edge(Kind.STARTED, O + 60 * MINUTE);
        assertThat(detector.answer(3)).isEqualTo(FALSE);
    }

    @Test
    void tellsHowLongTheRunHasLasted_andHowManyWereActive() {
        edge(Kind.STARTED, O);
        detector.windows.end = O + 31 * MINUTE + 500;
        Signal signal = detector.signal(7);
        assertThat(signal.value()).isEqualByComparingTo("1860.5");
        assertThat(signal.numbers()).containsExactly(Quantity.of("sessions", 7));
        assertThat(detector.detector.threshold()).isNull();
    }

    @Test
    void tellsNoDuration_withoutARun() {
        assertThat(detector.signal(7).value()).isNull();
        edge(Kind.STARTED, O);
        edge(Kind.SUCCEEDED, O);
        assertThat(detector.signal(7).value()).isNull();
    }

    @Test
    void needsTimeWhileARunIsOn_andMustNotBeForgottenWhileAllIsWell() {
        edge(Kind.STARTED, O);
        assertThat(memory.needsTime()).isTrue();
        edge(Kind.SUCCEEDED, O);
        assertThat(memory.needsTime()).isFalse();
        assertThat(memory.isBlank()).isFalse();
    }

    @Test
    void aDeadlineIsForThePatternAlone() {
        assertThatThrownBy(() -> edge(Kind.DEADLINE, O)).isInstanceOf(IllegalArgumentException.class);
    }

    private void edge(Kind kind, long runStart) {
        memory.absence.apply(new AbsenceEdge("absence", "environment=production", "production", kind, runStart, O));
    }
}

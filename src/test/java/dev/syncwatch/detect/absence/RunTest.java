package dev.syncwatch.detect.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Panes of a second as a row of letters: S successful, A active, B both, a dot neither. {@code within} is 5 s and the gap 3 s.
 * Edges read {@code T kind O}.
 */
class RunTest {

    private static final AbsenceWatch WATCH = new AbsenceWatch("absence", 1, 1, 2, 5_000, 3_000);

    private final Run run = new Run();

    @Test
    void nothingHappensWhileNobodyIsThere() {
        assertThat(edges(".....")).isEmpty();
        assertThat(run.isBlank()).isTrue();
    }

    @Test
    void startsAtTheFirstActivePane() {
        assertThat(edges("..A")).containsExactly("3 STARTED 2");
    }

    @Test
    void doesNotStartAtAPaneThatSucceedsToo() {
        assertThat(edges("B.A")).containsExactly("1 SUCCEEDED 0", "3 STARTED 2");
    }

    @Test
    void endsAtTheNextSuccess() {
        assertThat(edges("AA.S")).containsExactly("1 STARTED 0", "4 SUCCEEDED 0");
        assertThat(edges(4, ".")).as("of the run that is over").containsExactly("5 DEADLINE 0");
    }

    @Test
    void aPaneThatIsActiveAndSuccessfulEndsItToo() {
        assertThat(edges("AB")).containsExactly("1 STARTED 0", "2 SUCCEEDED 0");
    }

    @Test
    void tellsTheFirstOfSeveralSuccesses() {
        assertThat(edges("SS.S")).containsExactly("1 SUCCEEDED 0");
    }

    @Test
    void lapses_onceTheGapHasPassedSinceTheEndOfTheLastActivePane() {
        assertThat(edges("A..")).containsExactly("1 STARTED 0");
        assertThat(edges(3, ".")).containsExactly("4 LAPSED 0");
    }

    @Test
    void goesOn_whenAnActivePaneEndsExactlyWhenTheGapWouldHavePassed() {
        assertThat(edges("A..A...")).containsExactly("1 STARTED 0", "5 DEADLINE 0", "7 LAPSED 0");
    }

    @Test
    void startsAnew_afterItLapsed() {
        assertThat(edges("A...A")).containsExactly("1 STARTED 0", "4 LAPSED 0", "5 STARTED 4", "5 DEADLINE 0");
    }

    @Test
    void tellsASuccessAgain_afterARunThatLapsed() {
        assertThat(edges("SA...S"))
                .containsExactly("1 SUCCEEDED 0", "2 STARTED 1", "5 LAPSED 1", "6 SUCCEEDED 0", "6 DEADLINE 1");
    }

    @Test
    void tellsTheDeadlineOfARunThatIsOn() {
        assertThat(edges("AAAAAAAA")).containsExactly("1 STARTED 0", "5 DEADLINE 0");
    }

    @Test
    void tellsTheDeadlineOfARunThatIsOver_andLeavesItToThePatternToDropIt() {
        assertThat(edges("AS......")).containsExactly("1 STARTED 0", "2 SUCCEEDED 0", "5 DEADLINE 0");
    }

    @Test
    void tellsTheDeadlineOfEachRun_whenRunsAreShorterThanWithin() {
        assertThat(edges("ASASA....."))
                .containsExactly(
                        "1 STARTED 0",
                        "2 SUCCEEDED 0",
                        "3 STARTED 2",
                        "4 SUCCEEDED 2",
                        "5 STARTED 4",
                        "5 DEADLINE 0",
                        "7 DEADLINE 2",
                        "8 LAPSED 4",
                        "9 DEADLINE 4");
    }

    @Test
    void anEndGoesBeforeADeadlineOfTheSameTime() {
        assertThat(edges("AAAAS")).containsExactly("1 STARTED 0", "5 SUCCEEDED 0", "5 DEADLINE 0");
        assertThat(edges(5, "AA...")).containsExactly("6 STARTED 5", "10 LAPSED 5", "10 DEADLINE 5");
    }

    @Test
    void isNotForgotten_whileASuccessIsTheLastThatWasTold() {
        edges("S");
        assertThat(run.isBlank()).isFalse();
        assertThat(run.nextDue(WATCH)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isForgotten_onceItLapsedAndItsDeadlineIsOver() {
        edges("SA....");
        assertThat(run.isBlank()).isTrue();
    }

    @Test
    void timesBefore1970AreTimesLikeAnyOther() {
        assertThat(edges(-3, "AAAAA")).containsExactly("-2 STARTED -3", "2 DEADLINE -3");
    }

    private List<String> edges(String panes) {
        return edges(0, panes);
    }

    /** Shows the run each pane that was something, and each T at which something falls due, as its operator does. */
    private List<String> edges(long firstPane, String panes) {
        List<String> edges = new ArrayList<>();
        for (int i = 0; i < panes.length(); i++) {
            long now = (firstPane + i + 1) * 1000;
            char pane = panes.charAt(i);
            if (pane != '.' || run.nextDue(WATCH) <= now) {
                Run.Pane flags = new Run.Pane("SB".indexOf(pane) >= 0, "AB".indexOf(pane) >= 0, 1000);
                run.at(now, flags, WATCH, (kind, start) -> edges.add(now / 1000 + " " + kind + " " + start / 1000));
            }
        }
        return edges;
    }
}

package dev.syncwatch.detect.absence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.PartialPane;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Panes of ten seconds; one rule within 50 s with a gap of 30 s, and one within 100 s with a gap of 60 s. */
class AbsenceEdgeOperatorTest {

    private static final long NOON = 1_767_614_400_000L;
    private static final long PANE = 10_000;
    private static final List<AbsenceWatch> WATCHES = List.of(
            new AbsenceWatch("short", 1, 1, 2, 5 * PANE, 3 * PANE),
            new AbsenceWatch("long", 1, 1, 2, 10 * PANE, 6 * PANE));

    private KeyedOneInputStreamOperatorTestHarness<String, PartialPane, AbsenceEdge> edges;

    @BeforeEach
    void open() throws Exception {
        edges = harness();
        edges.open();
    }

    @AfterEach
    void close() throws Exception {
        edges.close();
    }

    @Test
    void tellsEachRuleWhatItsOwnDurationsMakeOfThePanes() throws Exception {
        activeAt(0);
        over(12);
        assertThat(told())
                .containsExactly(
                        "1 short STARTED",
                        "1 long STARTED",
                        "4 short LAPSED",
                        "5 short DEADLINE",
                        "7 long LAPSED",
                        "10 long DEADLINE");
    }

    @Test
    void waitsForAllPartsOfAPane() throws Exception {
        activeAt(0);
        successAt(0);
        over(1);
        assertThat(told()).containsExactly("1 short SUCCEEDED", "1 long SUCCEEDED");
    }

    @Test
    void stampsEdgesWithTheLastInstantOfTheirPane() throws Exception {
        activeAt(0);
        over(3);
        assertThat(edges.extractOutputStreamRecords())
                .allSatisfy(record -> assertThat(record.getTimestamp()).isEqualTo(NOON + PANE - 1));
    }

    @Test
    void doesNotLookAtOtherGroupings() throws Exception {
        edges.processElement(partial(2, 0, 1, 1), NOON);
        over(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        activeAt(0);
        over(1);
        activeAt(1);
        OperatorSubtaskState state = edges.snapshot(1, 1);
        edges.close();
        edges = harness();
        edges.initializeState(state);
        edges.open();
        over(5);
        assertThat(told()).containsExactly("5 short LAPSED", "5 short DEADLINE");
    }

    @Test
    void holdsNothing_onceEveryRunHasLapsed() throws Exception {
        for (int pane = 0; pane < 20; pane++) {
            activeAt(pane);
        }
        over(100);
        assertThat(edges.numKeyedStateEntries()).isZero();
        assertThat(edges.numEventTimeTimers()).isZero();
    }

    @Test
    void holdsOnlyThatAllIsWell_afterASuccess() throws Exception {
        activeAt(0);
        successAt(1);
        over(100);
        assertThat(edges.numKeyedStateEntries()).as("one map of runs").isEqualTo(1);
        assertThat(edges.numEventTimeTimers()).isZero();
    }

    private void activeAt(int pane) throws Exception {
        edges.processElement(partial(1, pane, 0, 1), NOON);
    }

    private void successAt(int pane) throws Exception {
        edges.processElement(partial(1, pane, 1, 0), NOON);
    }

    private void over(int panes) throws Exception {
        edges.processWatermark(NOON + panes * PANE - 1);
    }

    /** Each edge as {@code T rule kind}, T in panes. */
    private List<String> told() {
        return edges.extractOutputValues().stream()
                .map(edge -> (edge.at() - NOON) / PANE + " " + edge.rule() + " " + edge.kind())
                .toList();
    }

    private static PartialPane partial(int grouping, int pane, long successes, long activities) {
        return new PartialPane(
                "production",
                grouping,
                "environment=production",
                NOON + pane * PANE,
                new long[] {1, successes, activities},
                new BigDecimal[3],
                new long[0],
                new EvidenceRow[0]);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PartialPane, AbsenceEdge> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AbsenceEdgeOperator(WATCHES, PANE)),
                PartialPane::environment,
                Types.STRING);
    }
}

package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.window.sample.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RingsTest {

    private static final long PANE = 10_000;

    private final MeasurePlanBuilder builder = new MeasurePlanBuilder(Duration.ofMillis(PANE));
    private final TrailingRef one = builder.count(0, Selection.BuiltIn.ANY, Duration.ofMillis(PANE));
    private final TrailingRef three = builder.count(0, Selection.BuiltIn.ANY, Duration.ofMillis(3 * PANE));
    private final TrailingRef sum =
            builder.sum(0, Selection.BuiltIn.ANY, EventField.QUEUE_DELTA, Duration.ofMillis(2 * PANE));
    private final Rings rings = new Rings(builder.build(), 0);
    private final GroupWindows windows = rings.startingAt(PANE);

    @Test
    void anEmptyOneHoldsNothing() {
        assertThat(windows.isEmpty()).isTrue();
        assertThat(windows.total(three)).isZero();
        assertThat(windows.sum(sum)).isZero();
    }

    @Test
    void aWindowHoldsItsPanes_andLetsTheOldestGo() {
        add(0, 4, null);
        at(2 * PANE);
        add(PANE, 1, null);
        assertThat(windows.total(one)).isEqualTo(1);
        assertThat(windows.total(three)).isEqualTo(5);
        at(3 * PANE);
        assertThat(windows.total(one)).isZero();
        assertThat(windows.total(three)).isEqualTo(5);
        at(4 * PANE);
        assertThat(windows.total(three)).isEqualTo(1);
        assertThat(windows.isEmpty()).isFalse();
        at(5 * PANE);
        assertThat(windows.total(three)).isZero();
        assertThat(windows.isEmpty()).isTrue();
    }

    @Test
    void sumsLoseNothingToRounding() {
        add(0, 1, "1e20");
        at(2 * PANE);
        add(PANE, 1, "0.1");
        at(3 * PANE);
        assertThat(windows.sum(sum)).isEqualByComparingTo("0.1");
    }

    @Test
    void aJumpAsLongAsTheRingsEmptiesThem() {
        add(0, 4, "2");
        at(4 * PANE);
        assertThat(windows.isEmpty()).isTrue();
        add(3 * PANE, 2, "3");
        at(1_000 * PANE);
        assertThat(windows.total(three)).isZero();
        assertThat(windows.sum(sum)).isZero();
        assertThat(windows.end).isEqualTo(1_000 * PANE);
        add(999 * PANE, 1, "5");
        assertThat(windows.total(three)).isEqualTo(1);
        assertThat(windows.sum(sum)).isEqualByComparingTo("5");
    }

    @Test
    void partsOfAPaneAddUp() {
        add(0, 1, "2");
        add(0, 2, "3");
        assertThat(windows.total(one)).isEqualTo(3);
        assertThat(windows.sum(sum)).isEqualByComparingTo("5");
    }

    @Test
    void evidenceIsAddedUpOverTheWindow_mostFailuresFirst() {
        evidence(0, new EvidenceRow("a", 9, 1), new EvidenceRow("b", 3, 2));
        at(2 * PANE);
        evidence(PANE, new EvidenceRow("a", 9, 2), new EvidenceRow("c", 9, 2));
        assertThat(rings.evidence(windows, 3))
                .containsExactly(new EvidenceRow("a", 18, 3), new EvidenceRow("c", 9, 2), new EvidenceRow("b", 3, 2));
        assertThat(rings.evidence(windows, 1)).containsExactly(new EvidenceRow("a", 9, 2), new EvidenceRow("c", 9, 2));
    }

    @Test
    void evidenceLeavesWithItsPane() {
        evidence(0, new EvidenceRow("a", 9, 1));
        at(3 * PANE);
        assertThat(rings.evidence(windows, 3)).hasSize(1);
        at(4 * PANE);
        assertThat(rings.evidence(windows, 3)).isEmpty();
    }

    @Test
    void aPaneKeepsItsEvidenceToTheBound_onceAllPartsAreIn() {
        EvidenceRow[] many = new EvidenceRow[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = new EvidenceRow("row" + i, 1, 1);
        }
        evidence(0, many);
        rings.seal(windows);
        assertThat(rings.evidence(windows, 1)).hasSize(EvidenceRows.MOST_ROWS + 1);
        assertThat(rings.evidence(windows, 1)[0]).isEqualTo(new EvidenceRow(EvidenceRow.OTHER, 136, 136));
    }

    @Test
    void samplesAreThoseOfTheWindow_mostFrequentFirst() {
        says(0, new Sample(1, "a"), new Sample(2, "a"), new Sample(3, "a"), new Sample(4, "c"));
        at(2 * PANE);
        says(PANE, new Sample(5, "b"), new Sample(6, "b"), new Sample(7, "c"), new Sample(8, "c"), new Sample(9, "c"));
        assertThat(rings.samples(windows, 2)).containsExactly("c", "a", "b");
        assertThat(rings.samples(windows, 1)).containsExactly("c", "b");

        at(100 * PANE);
        assertThat(rings.samples(windows, 2)).isEmpty();
    }

    @Test
    void stateThatWasSavedBeforeThereWereSamplesTakesThem() {
        windows.samples = null;
        assertThat(rings.samples(windows, 2)).isEmpty();
        says(0, new Sample(1, "a"));
        assertThat(rings.samples(windows, 2)).containsExactly("a");
    }

    private void says(long pane, Sample... samples) {
        BigDecimal[] none = new BigDecimal[2];
        rings.add(
                windows,
                new PartialPane(
                        "production",
                        0,
                        "environment=production",
                        pane,
                        new long[] {1, 0},
                        none,
                        Moves.NONE,
                        new EvidenceRow[0],
                        samples,
                        null));
    }

    private void at(long paneEnd) {
        rings.advance(windows, paneEnd);
    }

    private void add(long pane, long events, String addend) {
        BigDecimal[] sums = {null, addend == null ? null : new BigDecimal(addend)};
        rings.add(windows, partial(pane, new long[] {events, 0}, sums));
    }

    private void evidence(long pane, EvidenceRow... rows) {
        PartialPane partial = partial(pane, new long[] {1, 0}, new BigDecimal[2]);
        rings.add(
                windows,
                new PartialPane(
                        partial.environment(),
                        0,
                        partial.group(),
                        pane,
                        partial.counts(),
                        partial.sums(),
                        Moves.NONE,
                        rows,
                        null,
                        null));
    }

    private static PartialPane partial(long pane, long[] counts, BigDecimal[] sums) {
        return new PartialPane(
                "production",
                0,
                "environment=production",
                pane,
                counts,
                sums,
                Moves.NONE,
                new EvidenceRow[0],
                null,
                null);
    }
}

package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.UserEvents;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.sample.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaneCombinerTest {

    private static final String PRODUCTION = "environment=production";
    private static final long NO_BITS = 0;
    private static final long ANY = 1;
    private static final long ATTEMPT = 2;

    private final PaneCombiner combiner = new PaneCombiner(plan());
    private final List<PartialPane> out = new ArrayList<>();

    private static MeasurePlan plan() {
        MeasurePlanBuilder builder = new MeasurePlanBuilder(Duration.ofSeconds(10));
        builder.count(0, Selection.BuiltIn.ATTEMPT, Duration.ofMinutes(1));
        builder.users(0, Selection.BuiltIn.ANY, Duration.ofMinutes(1));
        builder.sum(0, Selection.BuiltIn.ANY, EventField.QUEUE_DELTA, Duration.ofMinutes(1));
        builder.sum(0, Selection.BuiltIn.ANY, EventField.DURATION_MS, Duration.ofMinutes(1));
        return builder.build();
    }

    @Test
    void addsUpWhatIsSelected() {
        add(1_000, ANY | ATTEMPT);
        add(2_000, ANY);
        combiner.flush(10_000, out::add);
        assertThat(out).hasSize(1);
        assertThat(out.get(0).counts()).containsExactly(2, 1, 0, 0, 0);
        assertThat(out.get(0).pane()).isZero();
        assertThat(out.get(0).group()).isEqualTo(PRODUCTION);
        assertThat(out.get(0).environment()).isEqualTo("production");
    }

    @Test
    void addsFieldsUpExactly_andSkipsWhatIsNoNumber() {
        add(1_000, "0.1", null);
        add(2_000, "0.2", "7");
        add(3_000, null, null);
        combiner.flush(10_000, out::add);
        assertThat(out.get(0).sums()).containsExactly(null, null, null, new BigDecimal("0.3"), new BigDecimal("7"));
    }

    @Test
    void whereNothingWasAddedThereIsNoSum() {
        add(1_000, null, null);
        combiner.flush(10_000, out::add);
        assertThat(out.get(0).sums()).containsOnlyNulls();
    }

    @Test
    void handsOverPanesThatStartBeforeTheTime_earliestFirst() {
        add(25_000, ANY);
        add(5_000, ANY);
        add(-1, ANY);
        combiner.flush(20_000, out::add);
        assertThat(out).extracting(PartialPane::pane).containsExactly(-10_000L, 0L);
        combiner.flush(20_001, out::add);
        assertThat(out).extracting(PartialPane::pane).containsExactly(-10_000L, 0L, 20_000L);
    }

    @Test
    void handsOverNothingTwice() {
        add(1_000, ANY);
        combiner.flush(Long.MAX_VALUE, out::add);
        add(2_000, ANY);
        combiner.flush(Long.MAX_VALUE, out::add);
        combiner.flush(Long.MAX_VALUE, out::add);
        assertThat(out)
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.counts()[0]).isEqualTo(1));
    }

    @Test
    void panesThatTakeTurnsEachCountTheirOwn_whoeverMeasuredAlikeCameLast() {
        UserEvent first = event(1_000, ANY, PRODUCTION, null, null);
        UserEvent second = event(12_000, ANY, PRODUCTION, null, null).with(first.measurement());
        for (int i = 0; i < 3; i++) {
            combiner.add(new JudgedEvent(first, Moves.NONE));
            combiner.add(new JudgedEvent(second, Moves.NONE));
        }
        combiner.flush(10_000, out::add);
        combiner.add(new JudgedEvent(second, Moves.NONE));
        combiner.flush(20_000, out::add);
        assertThat(out).extracting(PartialPane::pane).containsExactly(0L, 10_000L);
        assertThat(out).extracting(part -> part.counts()[0]).containsExactly(3L, 4L);
    }

    @Test
    void leavesOutGroupsThatAreNotEvaluated() {
        combiner.add(new JudgedEvent(event(1_000, ANY, null, null, null), Moves.NONE));
        combiner.flush(10_000, out::add);
        assertThat(out).isEmpty();
    }

    @Test
    void aMoveTravelsWithThePaneThatCarriesIt_evenWithoutEventsThere() {
        Moves moves = new Moves();
        moves.add(0, 0, 0, 1);
        moves.add(0, 20_000, 0, -1);
        combiner.add(new JudgedEvent(event(1_000, ANY, PRODUCTION, null, null), moves.take()));
        combiner.flush(Long.MAX_VALUE, out::add);
        assertThat(out).extracting(PartialPane::pane).containsExactly(0L, 20_000L);
        assertThat(out.get(0).moves()).containsExactly(0, 0, 0, 1);
        assertThat(out.get(1).moves()).containsExactly(0, 20_000, 0, -1);
        assertThat(out.get(1).counts()).containsOnly(0);
    }

    @Test
    void talliesEvidenceByWhatAFailureCanDependOn() {
        attempt("push", true);
        attempt("push", false);
        attempt("fetch", true);
        add(1_000, NO_BITS);
        combiner.flush(10_000, out::add);
        assertThat(out.get(0).evidence())
                .containsExactly(new EvidenceRow("push", 2, 1), new EvidenceRow("fetch", 1, 1));
    }

    @Test
    void samplesWhatFailuresSay_eachEventOnce_andNothingElse() {
        attempt("push", true);
        attempt("push", false);
        attempt("push", true);
        attempt("fetch", true);
        add(1_000, ANY);
        combiner.flush(10_000, out::add);
        assertThat(out.get(0).samples())
                .extracting(Sample::text)
                .containsExactlyInAnyOrder("push failed", "fetch failed");
    }

    @Test
    void evidenceIsBounded_howeverManyStagesAPhoneInvents() {
        for (int i = 0; i < 3_000; i++) {
            attempt("stage" + i, true);
        }
        attempt("stage0", true);
        combiner.flush(10_000, out::add);
        assertThat(out.get(0).evidence())
                .hasSize(1025)
                .contains(new EvidenceRow("stage0", 2, 2), new EvidenceRow(EvidenceRow.OTHER, 1976, 1976));
    }

    private void add(long time, long bits) {
        combiner.add(new JudgedEvent(event(time, bits, PRODUCTION, null, null), Moves.NONE));
    }

    private void add(long time, String queueDelta, String durationMs) {
        BigDecimal[] addends = {number(queueDelta), number(durationMs)};
        combiner.add(new JudgedEvent(event(time, ANY, PRODUCTION, addends, null), Moves.NONE));
    }

    private void attempt(String evidence, boolean failed) {
        combiner.add(new JudgedEvent(
                UserEvents.of(
                        "ann",
                        0,
                        1_000,
                        false,
                        false,
                        new long[] {ANY | ATTEMPT},
                        new String[] {PRODUCTION},
                        new BigDecimal[2],
                        null,
                        evidence,
                        failed ? Outcome.FAILED : Outcome.SUCCEEDED,
                        failed ? evidence + " failed" : null,
                        false,
                        UserEvent.NO_MINUTE),
                Moves.NONE));
    }

    private static UserEvent event(long time, long bits, String group, BigDecimal[] addends, String evidence) {
        return UserEvents.of(
                "ann",
                0,
                time,
                false,
                false,
                new long[] {bits},
                new String[] {group},
                addends == null ? new BigDecimal[2] : addends,
                null,
                evidence,
                Outcome.SUCCEEDED,
                null,
                false,
                UserEvent.NO_MINUTE);
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}

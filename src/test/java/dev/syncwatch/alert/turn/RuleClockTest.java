package dev.syncwatch.alert.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Rules;
import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleClockTest {

    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long PANE = Rules.PANE.toMillis();

    private Subtasks<PublishedSet, TwoInputStreamOperatorTestHarness<PublishedSet, Long, PublishedSet>> clock;

    @BeforeEach
    void start() throws Exception {
        RuleTimeline started = RuleTimeline.of(1, Rules.set(Rules.PANE, Rules.failureRateText()));
        clock = Subtasks.start(
                (parallelism, subtask) -> new TwoInputStreamOperatorTestHarness<>(new RuleClock(started, Rules.PANE)));
        clock.one().processWatermark1(Watermark.MAX_WATERMARK);
    }

    @AfterEach
    void stop() throws Exception {
        clock.close();
    }

    @Test
    void aSetThatComesInTimeActsWhenItWantsTo() throws Exception {
        pass(1);
        publish(2, 3, "20%");
        assertThat(clock.output()).extracting(PublishedSet::effectiveFrom).containsExactly(NOON + 3 * PANE);
    }

    @Test
    void aSetThatComesLateActsAtTheNextT_andThatIsSaid() throws Exception {
        pass(5);
        publish(2, 3, "20%");
        assertThat(clock.output()).extracting(PublishedSet::effectiveFrom).containsExactly(NOON + 6 * PANE);
        assertThat(decisions()).containsExactly("2 from 6");
    }

    @Test
    void noTwoSetsActAtOnce_andAnOlderOneNeverDoes() throws Exception {
        pass(1);
        publish(3, 9, "20%");
        publish(2, 4, "30%");
        publish(4, 4, "40%");
        assertThat(decisions()).containsExactly("3 from 9", "4 from 10");
    }

    @Test
    void aSetIsSentBeforeTheTimeAtWhichItActs() throws Exception {
        pass(1);
        publish(2, 2, "20%");
        pass(2);
        List<Object> out = List.copyOf(clock.one().getOutput());
        assertThat(out.get(out.size() - 1)).isEqualTo(new Watermark(NOON + 2 * PANE - 1));
        assertThat(out.get(out.size() - 2)).isInstanceOf(StreamRecord.class);
    }

    @Test
    void aSetThatCanNotBeReadIsRefused_andTheNextIsNot() throws Exception {
        clock.one().processElement1(new StreamRecord<>(new PublishedSet(2, "sha256:00", NOON, "rules: [")));
        assertThat(clock.output()).isEmpty();
        assertThat(decisions()).singleElement().asString().startsWith("2 refused version-2:1:");
        publish(3, 3, "20%");
        assertThat(clock.output()).hasSize(1);
    }

    @Test
    void aSetThatNeedsOtherThingsMeasuredIsLeftToWhoStartsAJobThatDoes() throws Exception {
        clock.one().processElement1(new StreamRecord<>(Rules.published(2, NOON, Rules.failureRateText("window: 30m"))));
        assertThat(clock.output()).isEmpty();
        assertThat(clock.one().getSideOutput(RuleClock.DECISIONS)).isNull();
    }

    @Test
    void whatWasDecidedIsKnownAfterARestart_andSoIsTheTime() throws Exception {
        pass(5);
        publish(2, 9, "20%");
        clock.restart(1);
        publish(2, 9, "20%");
        publish(3, 4, "30%");
        assertThat(clock.output())
                .extracting(PublishedSet::effectiveFrom)
                .containsExactly(NOON + 9 * PANE, NOON + 10 * PANE);
    }

    private void publish(long version, int fromPane, String above) throws Exception {
        PublishedSet set = Rules.published(version, NOON + fromPane * PANE, Rules.failureRateText("above: " + above));
        clock.one().processElement1(new StreamRecord<>(set));
    }

    private void pass(int panes) throws Exception {
        clock.one().processWatermark2(new Watermark(NOON + panes * PANE - 1));
    }

    private List<String> decisions() {
        return clock.one().getSideOutput(RuleClock.DECISIONS).stream()
                .map(StreamRecord::getValue)
                .map(decision -> decision.version()
                        + (decision.refused() == null
                                ? " from " + (decision.takesEffect() - NOON) / PANE
                                : " refused " + decision.refused()))
                .toList();
    }
}

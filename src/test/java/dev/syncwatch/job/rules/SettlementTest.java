package dev.syncwatch.job.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long PANE = Rules.PANE.toMillis();

    private final RuleHistory history = new RuleHistory();

    @Test
    void withoutAnySetNothingIsDecided() {
        assertThat(settled(NOON)).isEqualTo(new Settlement(java.util.Optional.empty(), List.of()));
    }

    @Test
    void theNewestOpenSetThatCanBeReadActs_andNoOtherDoes() {
        decided(publish(1, NOON, "10%"), NOON);
        publish(2, NOON + PANE, "20%");
        publish(3, NOON + 2 * PANE, "30%");
        take(RulesJson.of(new PublishedSet(4, "sha256:00", NOON, "rules: [")));
        Settlement settled = settled(NOON);
        assertThat(settled.timeline().map(RuleTimeline::version)).hasValue(3L);
        assertThat(settled.decisions())
                .extracting(decision -> decision.version() + " " + (decision.refused() == null))
                .containsExactly("4 false", "3 true", "2 false");
        assertThat(settled.decisions().get(1).takesEffect()).isEqualTo(NOON + 2 * PANE);
    }

    @Test
    void nothingActsBeforeWhatAnyJobHasSeen() {
        decided(publish(1, NOON, "10%"), NOON);
        publish(2, NOON + PANE, "20%");
        assertThat(settled(NOON + 5 * PANE - 3).decisions().get(0).takesEffect())
                .isEqualTo(NOON + 5 * PANE);
        assertThat(settled(NOON + 5 * PANE).decisions().get(0).takesEffect()).isEqualTo(NOON + 6 * PANE);
    }

    @Test
    void aReplayTakesTheTimesThatWereDecided_andElseThoseThatWereMeant() {
        decided(publish(1, NOON, "10%"), NOON);
        decided(publish(2, NOON + PANE, "20%"), NOON + 7 * PANE);
        take(RulesJson.of(Decision.refused(publish(3, NOON + 8 * PANE, "25%"), "no")));
        publish(4, NOON + 9 * PANE, "30%");
        assertThat(history.timeline(Rules.PANE).orElseThrow().terms())
                .extracting(term -> (term.from() == Long.MIN_VALUE ? -1 : (term.from() - NOON) / PANE))
                .containsExactly(-1L, 7L, 9L);
    }

    @Test
    void ofTwoSetsWithOneVersionTheFirstCounts() {
        PublishedSet first = publish(1, NOON, "10%");
        PublishedSet second = publish(1, NOON, "20%");
        assertThat(history.newest()).hasValue(first);
        take(RulesJson.of(Decision.takesEffect(second, NOON)));
        assertThat(history.decision(1)).as("of the other").isEmpty();
    }

    private PublishedSet publish(long version, long effectiveFrom, String above) {
        PublishedSet set = Rules.published(version, effectiveFrom, Rules.failureRateText("above: " + above));
        take(RulesJson.of(set));
        return set;
    }

    private void decided(PublishedSet set, long from) {
        take(RulesJson.of(Decision.takesEffect(set, from)));
    }

    private void take(String record) {
        history.take(RulesJson.read(record.getBytes(UTF_8)));
    }

    private Settlement settled(long seen) {
        return Settlement.of(history, Rules.PANE, seen);
    }
}

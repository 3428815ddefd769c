package dev.syncwatch.rule.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms are written as {@code window above [from, until) since}, in minutes; ∞ is no bound. */
class RuleTimelineTest {

    private static final long MINUTE = 60_000;

    private RuleTimeline timeline = RuleTimeline.of(1, rate("15m", "10%"));

    @Test
    void theFirstSetHasAlwaysActed() {
        assertThat(terms()).containsExactly("15m 0.1 [-∞, ∞) since -∞");
    }

    @Test
    void aValueTurnsAtOnce_overWhatIsMeasuredAlready() {
        next(60, rate("15m", "20%"));
        assertThat(terms()).containsExactly("15m 0.1 [-∞, 60) since -∞", "15m 0.2 [60, ∞) since -∞");
        assertThat(timeline.endingAt(60 * MINUTE)).isEmpty();
    }

    @Test
    void aNewStructureDecidesOnceItHasSeenItsWholeWindow() {
        next(60, rate("30m", "20%"));
        assertThat(terms()).containsExactly("15m 0.1 [-∞, 90) since -∞", "30m 0.2 [90, ∞) since 60");
        assertThat(timeline.endingAt(90 * MINUTE)).as("episodes go on").isEmpty();
    }

    @Test
    void valuesOfANewStructureCanTurnBeforeItDecides() {
        next(60, rate("30m", "20%"));
        next(70, rate("30m", "25%"));
        assertThat(terms()).containsExactly("15m 0.1 [-∞, 90) since -∞", "30m 0.25 [90, ∞) since 60");
    }

    @Test
    void aStructureThatIsReplacedBeforeItDecidesNeverDoes_ifTheNextIsReadySooner() {
        next(60, rate("30m", "20%"));
        next(70, rate("5m", "20%"));
        assertThat(terms()).containsExactly("15m 0.1 [-∞, 75) since -∞", "5m 0.2 [75, ∞) since 70");
    }

    @Test
    void aStructureThatIsReplacedDecidesMeanwhile_ifTheNextTakesLonger() {
        next(60, rate("30m", "20%"));
        next(70, rate("60m", "20%"));
        assertThat(terms())
                .containsExactly(
                        "15m 0.1 [-∞, 90) since -∞", "30m 0.2 [90, 130) since 60", "60m 0.2 [130, ∞) since 70");
    }

    @Test
    void backToAnOldStructureItIsMeasuredAnew() {
        next(60, rate("30m", "20%"));
        next(120, rate("15m", "10%"));
        assertThat(terms()).endsWith("30m 0.2 [90, 135) since 60", "15m 0.1 [135, ∞) since 120");
    }

    @Test
    void aRemovedRuleEnds_andDecidesAtOnceWhenItComesBack() {
        next(60, Rules.set(Rules.PANE, Rules.absenceText()));
        assertThat(timeline.endingAt(60 * MINUTE)).extracting(RuleTerm::id).containsExactly("failure-rate");
        next(90, rate("15m", "10%"));
        assertThat(terms()).contains("15m 0.1 [-∞, 60) since -∞", "15m 0.1 [90, ∞) since 90");
    }

    @Test
    void anotherModeEndsEpisodes_butMeasuresOn() {
        next(60, rate("15m", "10%", "mode: off"));
        next(90, rate("15m", "10%"));
        assertThat(terms())
                .containsExactly("15m 0.1 [-∞, 60) since -∞", "15m 0.1 [60, 90) since -∞", "15m 0.1 [90, ∞) since -∞");
        assertThat(timeline.endingAt(60 * MINUTE)).hasSize(1);
        assertThat(timeline.terms().get(1).isEvaluated()).isFalse();
    }

    @Test
    void otherGroupsAreOtherAlerts() {
        next(60, rate("15m", "10%", "groupBy: [environment, platform]"));
        assertThat(terms()).containsExactly("15m 0.1 [-∞, 60) since -∞", "15m 0.1 [60, ∞) since 60");
        assertThat(timeline.endingAt(60 * MINUTE)).hasSize(1);
    }

    @Test
    void onlyStructureHasToBeMeasured() {
        assertThat(timeline.measures(rate("15m", "20%", "mode: shadow", "for: 5m", "severity: info")))
                .isTrue();
        assertThat(timeline.measures(rate("20m", "10%"))).isFalse();
        assertThat(timeline.measures(Rules.set(Rules.PANE, Rules.absenceText())))
                .as("another rule")
                .isFalse();
        assertThat(timeline.measures(Rules.set(Rules.PANE, Rules.failureRateText(), Rules.absenceText())))
                .as("a rule more")
                .isFalse();
    }

    @Test
    void whatDecidesNoMoreCanBeForgotten() {
        next(60, rate("30m", "20%"));
        assertThat(timeline.after(89 * MINUTE).terms()).hasSize(2);
        timeline = timeline.after(90 * MINUTE);
        assertThat(terms()).containsExactly("30m 0.2 [90, ∞) since 60");
    }

    @Test
    void aChangeCanSayWhoInhibitsIt() {
        next(60, Rules.set(Rules.PANE, Rules.failureRateText(), Rules.absenceText("inhibits: [failure-rate]")));
        assertThat(timeline.terms())
                .filteredOn(term -> term.until() == RuleTerm.OPEN && term.id().equals("failure-rate"))
                .extracting(RuleTerm::inhibitedBy)
                .containsExactly(List.of("absence"));
    }

    private void next(long minute, RuleSet set) {
        timeline = timeline.with(timeline.version() + 1, set, minute * MINUTE);
    }

    private static RuleSet rate(String window, String above, String... more) {
        String[] keys = new String[more.length + 2];
        System.arraycopy(more, 0, keys, 2, more.length);
        keys[0] = "window: " + window;
        keys[1] = "above: " + above;
        return Rules.set(Rules.PANE, Rules.failureRateText(keys));
    }

    private List<String> terms() {
        return timeline.terms().stream()
                .filter(term -> term.id().equals("failure-rate"))
                .map(RuleTimelineTest::text)
                .toList();
    }

    private static String text(RuleTerm term) {
        var rule = (dev.syncwatch.rule.FailureRate) term.rule();
        return "%dm %s [%s, %s) since %s"
                .formatted(
                        rule.window().toMinutes(),
                        rule.above().stripTrailingZeros().toPlainString(),
                        time(term.from()),
                        time(term.until()),
                        time(term.since()));
    }

    private static String time(long millis) {
        if (millis == RuleTerm.ALWAYS) {
            return "-∞";
        }
        return millis == RuleTerm.OPEN ? "∞" : String.valueOf(millis / MINUTE);
    }
}

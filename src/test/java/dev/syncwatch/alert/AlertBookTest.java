package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.Quantity;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final AlertBook.Evidence NO_EVIDENCE = new AlertBook.Evidence(List.of(), List.of(), null);
    private static final String GROUP = "environment=production";
    private static final Instant T = Instant.parse("2026-01-05T10:07:20Z");
    private static final Signal SIGNAL =
            new Signal(Answer.TRUE, new BigDecimal("0.25"), List.of(Quantity.of("attempts", 4)));

    private final RuleSet rules = Rules.set(
            Rules.PANE,
            Rules.failureRateText(
                    "for: 1m",
                    "mode: shadow",
                    "severity: warning",
                    "runbook: https://example.com/runbook",
                    "keepFiringFor: 1m"));
    private final AlertBook book =
            new AlertBook(Detection.of(rules, Rules.PANE).detectors().get(0), rules.hash());

    @Test
    void anAlertIsTheRuleAndTheGroup() {
        assertThat(book.alertId(GROUP)).isEqualTo("failure-rate/environment=production");
    }

    @Test
    void whileItIsPendingThereIsNoEpisode() {
        AlertChange change = change(AlertStatus.INACTIVE, AlertStatus.pending(T.toEpochMilli()));
        assertThat(change.episode()).isNull();
        assertThat(change.startsAt()).isNull();
        assertThat(change.previous()).isEqualTo(AlertState.INACTIVE);
        assertThat(change.state()).isEqualTo(AlertState.PENDING);
        assertThat(change.at()).isEqualTo(T);
    }

    @Test
    void itsReturnToInactiveHasNoEpisodeEither() {
        AlertChange change = change(AlertStatus.pending(0), AlertStatus.INACTIVE);
        assertThat(change.previous()).isEqualTo(AlertState.PENDING);
        assertThat(change.episode()).isNull();
    }

    @Test
    void anEpisodeIsTheAlertAndTheTInWhichItFirstFired_toItsEnd() {
        AlertStatus firing = AlertStatus.firing(T.minusSeconds(3600).toEpochMilli());
        AlertStatus recovering = firing.recovering(0);
        for (AlertChange change : List.of(
                change(firing, recovering),
                change(recovering, firing),
                change(recovering, recovering.ended(AlertState.RESOLVED)))) {
            assertThat(change.episode()).isEqualTo("failure-rate/environment=production@2026-01-05T09:07:20Z");
            assertThat(change.startsAt()).isEqualTo(T.minusSeconds(3600));
        }
    }

    @Test
    void theChangeAfterAnEndStartsFromInactive() {
        AlertStatus resolved = AlertStatus.firing(0).ended(AlertState.RESOLVED);
        AlertChange change = change(resolved, AlertStatus.firing(T.toEpochMilli()));
        assertThat(change.previous()).isEqualTo(AlertState.INACTIVE);
        assertThat(change.episode()).endsWith("@2026-01-05T10:07:20Z");
        assertThat(new AlertBook.Step(resolved, AlertStatus.INACTIVE, 0).isChange())
                .isFalse();
    }

    @Test
    void carriesWhatTheNotificationJobNeeds_whichNeverReadsTheRules() {
        AlertChange change = change(AlertStatus.INACTIVE, AlertStatus.pending(0));
        assertThat(change.rule()).isEqualTo("failure-rate");
        assertThat(change.severity()).isEqualTo("warning");
        assertThat(change.mode()).isEqualTo("shadow");
        assertThat(change.threshold()).isEqualByComparingTo("0.1");
        assertThat(change.value()).isEqualByComparingTo("0.25");
        assertThat(change.numbers()).containsExactly(Quantity.of("attempts", 4));
        assertThat(change.ruleSet()).isEqualTo(rules.hash()).startsWith("sha256:");
        assertThat(change.runbook()).isEqualTo("https://example.com/runbook");
        assertThat(change.notifies()).isEmpty();
        assertThat(change.inhibits()).isEmpty();
    }

    @Test
    void timesOfATenthOfASecondShowInIds() {
        long at = T.plusMillis(100).toEpochMilli();
        AlertChange change = book.change(
                GROUP, new AlertBook.Step(AlertStatus.INACTIVE, AlertStatus.firing(at), at), SIGNAL, NO_EVIDENCE);
        assertThat(change.episode()).endsWith("@2026-01-05T10:07:20.100Z");
    }

    private AlertChange change(AlertStatus before, AlertStatus after) {
        return book.change(GROUP, new AlertBook.Step(before, after, T.toEpochMilli()), SIGNAL, NO_EVIDENCE);
    }
}

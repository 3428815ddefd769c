package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.fixture.AllKinds;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.window.EvidenceRow;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTitleTest {

    private static final String GROUP = "environment=production,platform=ios%2Fpad";

    @Test
    void aRateIsHeldAgainstItsThreshold() {
        assertThat(title(Rules.failureRate(), AlertState.FIRING, "0.10426540284360189"))
                .isEqualTo("production ios/pad: 10.4 % of syncs failed (threshold 10 %) over 15 min");
    }

    @ParameterizedTest
    @CsvSource({
        "10%, 0.10426540284360189, 10.4 %",
        "10%, 0.10004, 10.004 %",
        "10%, 0.1, 10 %",
        "10%, 0.100000000000001, 10.0000000000001 %",
        "0.05%, 0.0007, 0.1 %",
        "0%, 1, 100 %"
    })
    void aValueIsRoundedOnlySoFarThatItDiffersFromItsThreshold(String above, String value, String said) {
        assertThat(title(Rules.failureRate("above: " + above), AlertState.FIRING, value))
                .startsWith("production ios/pad: " + said + " of syncs failed (threshold " + above.replace("%", " %")
                        + ") over 15 min");
    }

    @Test
    void anAbsenceTellsHowLongItHasLasted() {
        assertThat(title(Rules.absence(), AlertState.FIRING, "1860.000"))
                .isEqualTo("production ios/pad: no sync success for 31 min (threshold 30 min)");
    }

    @ParameterizedTest
    @CsvSource({
        "RESOLVED, 'Resolved: '",
        "EXPIRED, 'Expired, no data: '",
        "INACTIVE, 'No longer pending: '",
        "PENDING, 'Pending: '",
        "RECOVERING, 'Recovering: '"
    })
    void withoutARunItSaysOnlyWhatWasWrong(AlertState state, String word) {
        assertThat(title(Rules.absence(), state, null))
                .isEqualTo(word + "production ios/pad: no sync success (threshold 30 min)");
    }

    @ParameterizedTest
    @CsvSource({"0.300, 300 ms", "1.500, 1 s 500 ms", "5400.000, 1 h 30 min", "90061.000, 25 h 1 min"})
    void durationsReadAsPeopleSayThem(String seconds, String words) {
        assertThat(title(Rules.absence(), AlertState.FIRING, seconds))
                .startsWith("production ios/pad: no sync success for " + words + " (");
    }

    @Test
    void withoutAttemptsThereIsNoShare() {
        assertThat(title(Rules.failureRate(), AlertState.EXPIRED, null))
                .isEqualTo("Expired, no data: production ios/pad: no attempts (threshold 10 %) over 15 min");
    }

    @Test
    void everyOtherKindNamesItsRule() {
        RuleSet rules = AllKinds.rules();
        assertThat(title(rules.rule("queue-growth").orElseThrow(), AlertState.FIRING, "123.4567"))
                .isEqualTo("production ios/pad: queue-growth: 123.46 queueDelta (threshold 0) over 5 min");
        assertThat(title(rules.rule("push-5xx").orElseThrow(), AlertState.FIRING, "37"))
                .isEqualTo("production ios/pad: push-5xx: 37 people (threshold 20) over 15 min");
        assertThat(title(rules.rule("auth-expired").orElseThrow(), AlertState.FIRING, "12"))
                .isEqualTo("production ios/pad: auth-expired: 12 people (threshold 10) over 30 min");
        assertThat(title(rules.rule("payload-outage").orElseThrow(), AlertState.FIRING, null))
                .isEqualTo("production ios/pad: payload-outage: push-5xx and queue-growth");
    }

    @Test
    void whereAllHasToBeTrue_failuresSayHowBadItIs() {
        EvidenceRow failed = EvidenceRow.of("push", "503", "1", "ios").with(100, 93);
        EvidenceRow succeeded = EvidenceRow.of(null, null, "1", "ios").with(20, 0);
        assertThat(new AlertTitle(AllKinds.rules().rule("payload-outage").orElseThrow())
                        .of(
                                "environment=production",
                                AlertState.FIRING,
                                new Signal(Answer.TRUE, null, List.of()),
                                List.of(failed, succeeded)))
                .isEqualTo("production: payload-outage: 93 of 120 syncs failed; push-5xx and queue-growth");
    }

    @Test
    void aLongValueDoesNotPushTheNumbersAway() {
        Signal signal = new Signal(Answer.TRUE, new BigDecimal("0.5"), List.of());
        assertThat(new AlertTitle(Rules.failureRate())
                        .of(
                                "environment=production,appVersion=" + "9".repeat(64),
                                AlertState.FIRING,
                                signal,
                                List.of()))
                .startsWith("production " + "9".repeat(23) + "…: 50 % of syncs failed");
    }

    private static String title(AlertRule rule, AlertState state, String value) {
        BigDecimal number = value == null ? null : new BigDecimal(value);
        return new AlertTitle(rule).of(GROUP, state, new Signal(Answer.TRUE, number, List.of()), List.of());
    }
}

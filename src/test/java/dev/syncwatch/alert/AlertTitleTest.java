package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.AlertRule;
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
                .isEqualTo("10.4 % of syncs failed over 15 min (threshold 10 %) in production ios/pad");
    }

    @Test
    void aThresholdIsNotRounded() {
        assertThat(title(Rules.failureRate("above: 0.05%"), AlertState.FIRING, "0.0007"))
                .isEqualTo("0.1 % of syncs failed over 15 min (threshold 0.05 %) in production ios/pad");
        assertThat(title(Rules.failureRate("above: 0%"), AlertState.FIRING, "1"))
                .startsWith("100 % of syncs failed over 15 min (threshold 0 %)");
    }

    @Test
    void anAbsenceTellsHowLongItHasLasted() {
        assertThat(title(Rules.absence(), AlertState.FIRING, "1860.000"))
                .isEqualTo("no sync succeeded for 31 min (threshold 30 min) in production ios/pad");
    }

    @ParameterizedTest
    @CsvSource({
        "RESOLVED, 'Resolved: no sync succeeded (threshold 30 min)'",
        "EXPIRED, 'Expired, no data: no sync succeeded (threshold 30 min)'",
        "INACTIVE, 'No longer pending: no sync succeeded (threshold 30 min)'"
    })
    void withoutARunItSaysOnlyWhatWasWrong(AlertState state, String words) {
        assertThat(title(Rules.absence(), state, null)).isEqualTo(words + " in production ios/pad");
    }

    @ParameterizedTest
    @CsvSource({"0.300, 300 ms", "1.500, 1 s 500 ms", "5400.000, 1 h 30 min", "90061.000, 25 h 1 min 1 s"})
    void durationsReadAsPeopleSayThem(String seconds, String words) {
        assertThat(title(Rules.absence(), AlertState.FIRING, seconds))
                .startsWith("no sync succeeded for " + words + " (");
    }

    @Test
    void withoutAttemptsThereIsNoShare() {
        assertThat(title(Rules.failureRate(), AlertState.EXPIRED, null))
                .isEqualTo("Expired, no data: no attempts over 15 min (threshold 10 %) in production ios/pad");
    }

    private static String title(AlertRule rule, AlertState state, String value) {
        AlertStatus after = new AlertStatus(state, AlertStatus.NEVER, AlertStatus.NEVER, AlertStatus.NEVER);
        AlertBook.Step step = new AlertBook.Step(AlertStatus.INACTIVE, after, 0);
        BigDecimal number = value == null ? null : new BigDecimal(value);
        return new AlertTitle(rule).of(GROUP, step, new Signal(Answer.TRUE, number, List.of()));
    }
}

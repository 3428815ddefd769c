package dev.syncwatch.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Quantity;
import dev.syncwatch.fixture.AllKinds;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleNumbersTest {

    @ParameterizedTest
    @CsvSource({"0%, 1, 0, 0", "10%, 30, 5, 3", "99.9%, 1, 1, 1", "50%, 1, 1, 1000", "5%, 100000, 1, 1"})
    void aRateIsOneThatFires(String above, long attempts, long failures, long users) {
        FailureRate rule = Rules.failureRate(
                "above: " + above,
                "minimumAttempts: " + attempts,
                "minimumFailures: " + failures,
                "minimumUsers: " + users);
        ExampleNumbers numbers = ExampleNumbers.failing(rule);

        assertThat(numbers.signal().value()).isGreaterThan(rule.above()).isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(numbers.attempts()).isGreaterThanOrEqualTo(attempts);
        assertThat(numbers.failures()).isBetween(failures, numbers.attempts());
        assertThat(number(numbers, "users"))
                .isBetween(BigDecimal.valueOf(users), BigDecimal.valueOf(numbers.failures()));
        assertThat(ExampleNumbers.recovered(rule).signal().value()).isLessThanOrEqualTo(rule.above());
    }

    @Test
    void amountsAreBeyondTheirThresholds() {
        for (String id : new String[] {"queue-growth", "push-5xx"}) {
            Threshold rule = (Threshold) AllKinds.rules().rule(id).orElseThrow();
            assertThat(ExampleNumbers.failing(rule).signal().value()).isGreaterThan(rule.above());
            assertThat(ExampleNumbers.recovered(rule).signal().value()).isLessThan(rule.above());
        }
        Sequence rule = (Sequence) AllKinds.rules().rule("auth-expired").orElseThrow();
        assertThat(ExampleNumbers.failing(rule).signal().value())
                .isGreaterThan(BigDecimal.valueOf(rule.atLeastUsers()));
        assertThat(ExampleNumbers.recovered(rule).signal().value()).isLessThan(BigDecimal.valueOf(rule.atLeastUsers()));
    }

    private static BigDecimal number(ExampleNumbers numbers, String name) {
        return numbers.signal().numbers().stream()
                .filter(quantity -> quantity.name().equals(name))
                .map(Quantity::value)
                .findFirst()
                .orElseThrow();
    }
}

package dev.syncwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.alert.RateRow;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateJsonTest {

    private static final Instant T = Instant.parse("2026-01-05T10:07:00Z");

    @Test
    void aRowIsOneLine_underTheNamesOfItsColumns() {
        RateRow row = new RateRow(T, "production", 211, 189, 150, new BigDecimal("-3.50"), new BigDecimal("0.1"));
        assertThat(RateJson.of(row))
                .isEqualTo("{\"window_end\":\"2026-01-05T10:07:00Z\",\"environment\":\"production\",\"attempts\":211,"
                        + "\"successes\":189,\"failures\":22,\"failure_rate\":0.10426540284360189,"
                        + "\"active_users\":150,\"queue_delta\":-3.5,\"threshold\":0.1}");
    }

    @Test
    void withoutAttemptsThereIsNoRate_andWithoutARuleNoThreshold() {
        assertThat(RateJson.of(new RateRow(T, "a\"\n", 0, 0, 1, BigDecimal.ZERO, null)))
                .isEqualTo("{\"window_end\":\"2026-01-05T10:07:00Z\",\"environment\":\"a\\\"\\n\",\"attempts\":0,"
                        + "\"successes\":0,\"failures\":0,\"failure_rate\":null,\"active_users\":1,"
                        + "\"queue_delta\":0,\"threshold\":null}");
    }

    @Test
    void wholeRatesHaveNoPoint() {
        assertThat(RateJson.of(new RateRow(T, "e", 4, 0, 1, BigDecimal.ZERO, null)))
                .contains("\"failure_rate\":1,");
        assertThat(RateJson.of(new RateRow(T, "e", 4, 4, 1, BigDecimal.ZERO, null)))
                .contains("\"failure_rate\":0,");
    }

    @Test
    void aTinyRateIsWrittenInPlainDigits() {
        assertThat(RateJson.of(new RateRow(T, "e", 100_000, 99_999, 1, BigDecimal.ZERO, null)))
                .contains("\"failure_rate\":0.00001,");
    }
}

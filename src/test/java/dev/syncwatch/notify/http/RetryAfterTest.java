package dev.syncwatch.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:07:20Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "' 120 ' | 120",
                "0 | 0",
                "-5 | 0",
                "1.5 | 0",
                "soon | 0",
                "'' | 0",
                "Mon, 05 Jan 2026 10:08:20 GMT | 60",
                "Mon, 05 Jan 2026 10:00:00 GMT | 0",
                "99999999999999999999 | 0",
                "999999999999999999 | 31536000"
            })
    void readsSecondsAndDatesAndNothingElse(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).hasSeconds(seconds);
    }
}

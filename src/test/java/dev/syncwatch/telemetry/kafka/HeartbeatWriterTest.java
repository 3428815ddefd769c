package dev.syncwatch.telemetry.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatWriterTest {

    @ParameterizedTest
    @CsvSource({"10000, PT1S, 1000", "10001, PT1S, 999", "10999, PT1S, 1", "10250, PT0.1S, 50", "12000, PT10S, 8000"})
    void nextBeatComesAtTheNextFullMultipleOfThePace(long now, Duration every, long millis) {
        assertThat(HeartbeatWriter.millisToNext(now, every)).isEqualTo(millis);
    }
}

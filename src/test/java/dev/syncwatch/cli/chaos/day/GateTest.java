package dev.syncwatch.cli.chaos.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final Gate gate = new Gate(START);

    @Test
    void staysCloseToWhatWasEvaluated() {
        gate.readUpTo(START.plusSeconds(36_000));
        assertThat(ahead()).isPositive().isLessThan(Duration.ofMinutes(15));

        gate.evaluatedTo(START.plusSeconds(3600));
        assertThat(ahead()).isGreaterThan(Duration.ofHours(1)).isLessThan(Duration.ofMinutes(75));
    }

    @Test
    void doesNotGoBack_whenDetectionDoes() {
        gate.readUpTo(START.plusSeconds(36_000));
        gate.evaluatedTo(START.plusSeconds(3600));
        gate.evaluatedTo(START.plusSeconds(1800));

        assertThat(ahead()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void waitsForWhoeverReads() {
        gate.evaluatedTo(START.plusSeconds(36_000));
        assertThat(ahead()).isLessThan(Duration.ofMinutes(15));

        gate.readUpTo(START.plusSeconds(36_000));
        assertThat(ahead()).isGreaterThan(Duration.ofHours(10));
    }

    private Duration ahead() {
        return Duration.between(START, Instant.ofEpochMilli(gate.limit()));
    }
}

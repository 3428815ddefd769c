package dev.syncwatch.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaleTelemetryTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:20:00Z");

    private static Optional<String> warning(String timestampType, String start) {
        return StaleTelemetry.warning("telemetry", timestampType, Instant.parse(start), NOW);
    }

    @Test
    void warns_whereRecordsBearTheTimeOfArrivalAndTheScenarioBeganLongBefore() {
        assertThat(warning("LogAppendTime", "2026-01-05T09:04:50Z"))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("telemetry gives records the time at which they arrive, and the scenario begins at"
                                + " 2026-01-05T09:04:50Z: what occurred more than 15 min before")
                        .doesNotContain("\n"));
        assertThat(warning("LogAppendTime", "2026-01-05T09:05:00Z")).isEmpty();
        assertThat(warning("LogAppendTime", "2026-01-05T09:30:00Z")).isEmpty();
    }

    @Test
    void isSilent_whereRecordsBearTheTimeOfTheSimulation() {
        assertThat(warning("CreateTime", "2026-01-05T05:00:00Z")).isEmpty();
    }
}

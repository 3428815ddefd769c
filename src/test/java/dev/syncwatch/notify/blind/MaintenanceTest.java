package dev.syncwatch.notify.blind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MaintenanceTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Maintenance maintenance = new Maintenance();

    @Test
    void isInForceUntilTheAnnouncedTime() {
        maintenance.read("{\"maintenanceUntil\":\"2026-01-05T12:10:00Z\"}".getBytes(UTF_8));

        assertThat(maintenance.inForce(NOON)).isTrue();
        assertThat(maintenance.inForce(NOON.plusSeconds(600))).isFalse();
    }

    @Test
    void endsAStopWithTheNextStartButNothingThatWasPlanned() {
        maintenance.read(Maintenance.record(NOON.plusSeconds(600), Maintenance.STOP));
        maintenance.read(Maintenance.record(NOON, Maintenance.STOP));
        assertThat(maintenance.inForce(NOON)).isFalse();

        maintenance.read("{\"maintenanceUntil\":\"2026-01-05T14:00:00Z\"}".getBytes(UTF_8));
        maintenance.read(Maintenance.record(NOON, Maintenance.STOP));
        assertThat(maintenance.inForce(NOON)).isTrue();
    }

    @Test
    void takesSilencesAndNonsenseForNothing() {
        for (String record : new String[] {"{\"id\":\"s1\"}", "", "[", "{\"maintenanceUntil\":\"soon\"}"}) {
            maintenance.read(record.getBytes(UTF_8));
        }
        maintenance.read(null);

        assertThat(maintenance.inForce(Instant.MIN)).isFalse();
    }
}

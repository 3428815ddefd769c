package dev.syncwatch.notify.blind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatJourneyTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    /** Event time need not be the wall clock's. */
    private static final long EVENT_TIME = 1_000_000;

    private final HeartbeatJourney journey = new HeartbeatJourney(Duration.ofMinutes(1));

    @Test
    void isWellWhileHeartbeatsComeOutWithinAMinute() {
        for (int second = 0; second < 600; second++) {
            beat(second);
            arrive(second - 15, second);
        }
        assertThat(journey.well(NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void isNotWellBeforeAHeartbeatThatWasSeenHereHasArrived() {
        beat(0);
        arrive(-5, 1);
        assertThat(journey.well(NOON.plusSeconds(1))).isFalse();

        arrive(0, 10);
        assertThat(journey.well(NOON.plusSeconds(10))).isTrue();
    }

    @Test
    void endsAMinuteAfterTheLastArrival() {
        beat(0);
        arrive(0, 5);

        assertThat(journey.well(NOON.plusSeconds(65))).isTrue();
        assertThat(journey.well(NOON.plusSeconds(66))).isFalse();
    }

    @Test
    void isNotWellWhileDetectionIsMinutesBehind() {
        for (int second = 0; second < 1200; second++) {
            beat(second);
            arrive(second - 90, second);
        }
        assertThat(journey.well(NOON.plusSeconds(1200))).isFalse();
    }

    @Test
    void isNotWellWhileDetectionIsFurtherBehindThanIsRemembered() {
        for (int second = 0; second < 3600; second++) {
            beat(second);
            arrive(second - 1800, second);
        }
        assertThat(journey.well(NOON.plusSeconds(3600))).isFalse();
    }

    private void beat(int second) {
        journey.departed(EVENT_TIME + second * 1000L, NOON.plusSeconds(second));
    }

    private void arrive(int upTo, int second) {
        journey.arrived(EVENT_TIME + upTo * 1000L, NOON.plusSeconds(second));
    }
}

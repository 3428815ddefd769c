package dev.syncwatch.notify.blind.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.blind.condition.Finding.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentWatchTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final EnvironmentWatch watch = new EnvironmentWatch(EnvironmentWatch.Limits.defaults());
    private long now = NOON.toEpochMilli();

    @Test
    void tellsOfAnEnvironmentThatSentAHundredEventsAndThenNoneForTenMinutes() {
        events("production", 100, Duration.ofSeconds(30));
        heartbeats(Duration.ofMinutes(9));
        assertThat(blind()).isEmpty();

        heartbeats(Duration.ofMinutes(1));

        Blindness blindness = blind().get(0);
        assertThat(blindness.what()).isEqualTo("environment/production");
        assertThat(blindness.title())
                .isEqualTo("Syncwatch sees nothing of production: no event for 10 min, 100 in the hour before");
        assertThat(blindness.since()).isEqualTo(Instant.ofEpochMilli(now).minus(Duration.ofMinutes(10)));
    }

    @Test
    void saysNothingOfAnEnvironmentThatSentFewerInTheHourBefore() {
        events("production", 99, Duration.ofSeconds(30));
        heartbeats(Duration.ofMinutes(20));

        assertThat(blind()).isEmpty();
    }

    @Test
    void countsTheHourBeforeTheLastEventAlone() {
        events("staging", 80, Duration.ofSeconds(30));
        heartbeats(Duration.ofMinutes(50));
        events("staging", 50, Duration.ofSeconds(30));
        heartbeats(Duration.ofMinutes(20));

        // Of the first 80 only those of the last 60 minutes before the last event count.
        assertThat(blind()).isEmpty();
    }

    @Test
    void staysOpenForHoursAndEndsWithTheNextEvent() {
        events("production", 200, Duration.ofSeconds(15));
        heartbeats(Duration.ofHours(3));
        assertThat(blind()).hasSize(1);

        watch.event("production");

        assertThat(blind()).isEmpty();
    }

    @Test
    void tellsEnvironmentsApart() {
        events("production", 200, Duration.ofSeconds(15));
        for (int i = 0; i < 20; i++) {
            heartbeats(Duration.ofMinutes(1));
            watch.event("staging");
        }

        assertThat(blind()).extracting(Blindness::what).containsExactly("environment/production");
    }

    @Test
    void doesNotTakeAGapInSightForSilence() {
        events("production", 200, Duration.ofSeconds(15));
        now += Duration.ofHours(2).toMillis();
        heartbeats(Duration.ofMinutes(1));

        assertThat(blind()).isEmpty();
    }

    @Test
    void forgetsAnEnvironmentThatWasClosedDown() {
        events("load-test", 200, Duration.ofSeconds(15));
        heartbeats(Duration.ofHours(23));
        assertThat(blind()).hasSize(1);

        heartbeats(Duration.ofHours(1));
        assertThat(watch.look(Instant.ofEpochMilli(now)))
                .extracting(Finding::sight)
                .containsExactly(Sight.CLEAR);
        assertThat(watch.look(Instant.ofEpochMilli(now))).isEmpty();
    }

    @Test
    void watchesTheFirstTwoHundredEnvironmentsAlone() {
        for (int i = 0; i < 1000; i++) {
            watch.event("environment-" + i);
        }
        assertThat(watch.look(NOON)).hasSize(200);
    }

    private void events(String environment, int count, Duration every) {
        for (int i = 0; i < count; i++) {
            heartbeats(every);
            watch.event(environment);
        }
    }

    private void heartbeats(Duration duration) {
        for (long end = now + duration.toMillis(); now < end; ) {
            now += 1000;
            watch.heartbeat(now);
        }
    }

    private List<Blindness> blind() {
        return watch.look(Instant.ofEpochMilli(now)).stream()
                .filter(finding -> finding.sight() == Sight.BLIND)
                .map(Finding::blindness)
                .toList();
    }
}

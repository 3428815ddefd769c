package dev.syncwatch.notify.blind.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.blind.condition.Finding.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FateWatchTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration SAMPLE = Duration.ofSeconds(10);

    private final SteppingClock clock = new SteppingClock(NOON);
    private final FateWatch watch = new FateWatch(FateWatch.Limits.defaults());
    private FateTotals totals = FateTotals.NONE;

    @Test
    void isQuietWhileFewEventsAreBad() {
        run(Duration.ofHours(2), 100, 0, 0, 0);

        assertThat(blind()).isEmpty();
    }

    @Test
    void tellsOfLateEventsBeyondOnePercentAboveTheUsual() {
        run(Duration.ofHours(2), 99, 0, 1, 0);
        assertThat(blind()).isEmpty();

        run(Duration.ofMinutes(5), 96, 0, 4, 0);

        assertThat(blind()).hasSize(1);
        assertThat(blind().get(0).what()).isEqualTo("late-events");
        assertThat(blind().get(0).title()).startsWith("Syncwatch sees badly: 4 % of events came late");
        assertThat(blind().get(0).title()).contains("usual: 1 %");
        assertThat(blind().get(0).facts()).containsEntry("events", "120 of 3000 in 5 min");
    }

    @Test
    void takesWhatIsUsualForNoSurprise() {
        run(Duration.ofHours(6), 90, 0, 0, 10);

        assertThat(blind()).isEmpty();
    }

    @Test
    void needsMoreThanFivePercentWhileNothingIsKnownOfTheUsual() {
        run(Duration.ofMinutes(10), 96, 0, 0, 4);
        assertThat(blind()).isEmpty();

        run(Duration.ofMinutes(5), 90, 10, 0, 0);
        assertThat(blind()).extracting(Blindness::what).containsExactly("dead-events");
        assertThat(blind().get(0).title()).contains("not known yet");
    }

    @Test
    void saysNothingOfAFewEvents() {
        run(Duration.ofHours(2), 5, 0, 0, 0);
        run(Duration.ofMinutes(5), 2, 3, 0, 0);

        assertThat(blind()).isEmpty();
    }

    @Test
    void endsOnceTheShareIsUsualAgain() {
        run(Duration.ofHours(2), 100, 0, 0, 0);
        run(Duration.ofMinutes(5), 90, 10, 0, 0);
        assertThat(blind()).hasSize(1);

        run(Duration.ofMinutes(6), 100, 0, 0, 0);

        assertThat(blind()).isEmpty();
        assertThat(watch.look(clock.instant())).extracting(Finding::sight).containsOnly(Sight.CLEAR);
    }

    @Test
    void countsOnAfterTheJobStartedAnew() {
        run(Duration.ofHours(2), 100, 0, 0, 0);
        totals = FateTotals.NONE;
        run(Duration.ofMinutes(5), 100, 0, 0, 0);
        assertThat(blind()).isEmpty();

        totals = FateTotals.NONE;
        run(Duration.ofMinutes(5), 90, 10, 0, 0);
        assertThat(blind()).hasSize(1);
    }

    @Test
    void canNotTellWhileTheJobGivesNoNumbers() {
        run(Duration.ofHours(2), 100, 0, 0, 0);
        clock.advance(Duration.ofMinutes(6));
        watch.sample(null, clock.instant());

        assertThat(watch.look(clock.instant())).extracting(Finding::sight).containsOnly(Sight.UNKNOWN);
    }

    /** So many events of each fate a sample of 10 s. */
    private void run(Duration duration, long good, long dead, long late, long stale) {
        for (Instant end = clock.instant().plus(duration); clock.instant().isBefore(end); ) {
            clock.advance(SAMPLE);
            totals = totals.plus(new FateTotals(good, dead, late, stale));
            watch.sample(totals, clock.instant());
        }
    }

    private List<Blindness> blind() {
        return watch.look(clock.instant()).stream()
                .filter(finding -> finding.sight() == Sight.BLIND)
                .map(Finding::blindness)
                .toList();
    }
}

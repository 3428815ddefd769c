package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowClockTest {
    private static final Instant EVALUATED = Instant.parse("2026-01-05T10:07:20Z");
    private static final Instant READ = Instant.parse("2026-01-05T10:07:21Z");

    private final SlowClock clock = new SlowClock();

    @Test
    void showsNothing_untilAMomentHasPassed() {
        clock.read(EVALUATED, READ);

        assertThat(clock.shows(READ.plus(SlowClock.LATER).minusMillis(1))).isEmpty();
        assertThat(clock.shows(READ.plus(SlowClock.LATER))).contains(EVALUATED);
    }

    @Test
    void showsTheNewest_thatAMomentHasPassedFor() {
        clock.read(EVALUATED, READ);
        clock.read(EVALUATED.plusSeconds(10), READ);
        clock.read(EVALUATED.plusSeconds(20), READ.plusSeconds(1));

        assertThat(clock.shows(READ.plus(SlowClock.LATER))).contains(EVALUATED.plusSeconds(10));
    }

    @Test
    void showsNothing_twice() {
        clock.read(EVALUATED, READ);
        clock.shows(READ.plus(SlowClock.LATER));

        assertThat(clock.shows(READ.plus(SlowClock.LATER))).isEmpty();
    }
}

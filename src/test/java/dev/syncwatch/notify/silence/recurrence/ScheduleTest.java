package dev.syncwatch.notify.silence.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Silences;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-01-08T10:30:00Z");

    /** From within Monday's to within Thursday's. */
    private static final Schedule SCHEDULE = new Schedule(MONDAY, THURSDAY, Silences.recurring("day 09:30 PT90M UTC"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, PENDING, 2026-01-05T10:00:00Z, 2026-01-05T11:00:00Z",
        "2026-01-05T10:00:00Z, ACTIVE, 2026-01-05T10:00:00Z, 2026-01-05T11:00:00Z",
        "2026-01-05T11:00:00Z, PENDING, 2026-01-06T09:30:00Z, 2026-01-06T11:00:00Z",
        "2026-01-08T10:29:59Z, ACTIVE, 2026-01-08T09:30:00Z, 2026-01-08T10:30:00Z"
    })
    void holdsAtItsTimesFromItsBeginningToItsEnd(Instant now, Schedule.State state, Instant startsAt, Instant endsAt) {
        assertThat(SCHEDULE.state(now)).isEqualTo(state);
        assertThat(SCHEDULE.occurrence(now)).contains(new Occurrence(startsAt, endsAt));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:59:59Z, PENDING",
        "2026-01-05T11:00:00Z, ACTIVE",
        "2026-01-05T11:59:59Z, ACTIVE",
        "2026-01-05T12:00:00Z, EXPIRED"
    })
    void holdsOnceFromItsBeginningToItsEnd(Instant now, Schedule.State state) {
        Schedule once = Schedule.once(Instant.parse("2026-01-05T11:00:00Z"), Instant.parse("2026-01-05T12:00:00Z"));

        assertThat(once.state(now)).isEqualTo(state);
    }

    @Test
    void isOverWithItsLastTime() {
        Schedule idleAtItsEnd = new Schedule(MONDAY, THURSDAY, Silences.recurring("monday 09:30 PT90M UTC"));

        assertThat(SCHEDULE.state(THURSDAY)).isEqualTo(Schedule.State.EXPIRED);
        assertThat(SCHEDULE.occurrence(THURSDAY)).isEmpty();
        assertThat(idleAtItsEnd.state(MONDAY.plusSeconds(3600))).isEqualTo(Schedule.State.EXPIRED);
    }

    @Test
    void doesNotComeAgain_whenItIsEnded() {
        Instant tuesday = Instant.parse("2026-01-06T10:00:00Z");
        Schedule ended = SCHEDULE.endedAt(tuesday);

        assertThat(ended.state(tuesday.minusSeconds(1))).isEqualTo(Schedule.State.ACTIVE);
        assertThat(ended.state(tuesday)).isEqualTo(Schedule.State.EXPIRED);
        assertThat(SCHEDULE.endedAt(MONDAY.minusSeconds(9)).state(MONDAY.minusSeconds(9)))
                .isEqualTo(Schedule.State.EXPIRED);
    }
}

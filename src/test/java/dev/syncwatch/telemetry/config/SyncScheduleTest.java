package dev.syncwatch.telemetry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyncScheduleTest {

    private static final long MINUTE = 60_000;

    @Test
    void withoutAnyChangeSyncIsEnabled() {
        assertThat(disabledMinutes()).isEmpty();
    }

    @Test
    void disablingCountsFromFiveMinutesLater() {
        SyncSchedule schedule = SyncSchedule.of(List.of(disabled(0)));
        assertThat(schedule.disabledAt(5 * MINUTE - 1)).isFalse();
        assertThat(schedule.disabledAt(5 * MINUTE)).isTrue();
        assertThat(schedule.disabledAt(Long.MAX_VALUE - 1)).isTrue();
    }

    @Test
    void enablingCountsAtOnce() {
        SyncSchedule schedule = SyncSchedule.of(List.of(disabled(0), enabled(9)));
        assertThat(schedule.disabledAt(9 * MINUTE - 1)).isTrue();
        assertThat(schedule.disabledAt(9 * MINUTE)).isFalse();
    }

    @Test
    void whatIsEnabledWithinFiveMinutesWasNeverDisabled() {
        assertThat(disabledMinutes(disabled(0), enabled(5))).isEmpty();
    }

    @Test
    void disablingAgainDoesNotBeginAnew() {
        assertThat(disabledMinutes(disabled(0), disabled(4), enabled(7))).containsExactly(5, 6);
    }

    @Test
    void eachSpanIsItsOwn() {
        assertThat(disabledMinutes(disabled(0), enabled(6), disabled(7), enabled(14)))
                .containsExactly(5, 12, 13);
    }

    @Test
    void changesActByTheirOwnTimesInWhateverOrderTheyCome() {
        assertThat(disabledMinutes(enabled(7), disabled(0))).containsExactly(5, 6);
    }

    @Test
    void ofChangesAtOneTimeTheLaterInTheListCounts() {
        assertThat(disabledMinutes(disabled(0), enabled(0), enabled(9))).isEmpty();
        assertThat(disabledMinutes(enabled(0), disabled(0), enabled(7))).containsExactly(5, 6);
    }

    private static List<Integer> disabledMinutes(RemoteConfig... changes) {
        SyncSchedule schedule = SyncSchedule.of(List.of(changes));
        return LongStream.range(-10, 30)
                .filter(minute -> schedule.disabledAt(minute * MINUTE))
                .mapToObj(minute -> (int) minute)
                .toList();
    }

    private static RemoteConfig disabled(long minute) {
        return new RemoteConfig(false, minute * MINUTE);
    }

    private static RemoteConfig enabled(long minute) {
        return new RemoteConfig(true, minute * MINUTE);
    }
}

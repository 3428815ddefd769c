package dev.syncwatch.simulate.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyHoursTest {
    private static final long HOUR = 3_600_000;

    @Test
    void nightsAreQuietAndEveningsAreNot() {
        BusyHours hours = new BusyHours(true);
        assertThat(hours.at(3 * HOUR)).isLessThan(0.1);
        assertThat(hours.at(19 * HOUR)).isGreaterThan(1.5);
        assertThat(new BusyHours(false).at(3 * HOUR)).isEqualTo(1);
    }

    @Test
    void sessionsComeAsOftenAsTheyShould() {
        BusyHours hours = new BusyHours(true);
        Dice dice = new Dice();
        dice.take(1);
        long at = 0;
        int sessions = 0;
        for (; at < 100 * 24 * HOUR; sessions++) {
            at = hours.next(at, HOUR, dice);
        }
        assertThat(sessions).isBetween(2250, 2550); // 2400 on average, with a spread of 49
    }
}

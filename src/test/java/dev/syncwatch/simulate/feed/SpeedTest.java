package dev.syncwatch.simulate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

    @Test
    void readsFactorsAndTwoWords() {
        assertThat(Speed.parse("60x")).isEqualTo(new Speed(60));
        assertThat(Speed.parse("60")).isEqualTo(new Speed(60));
        assertThat(Speed.parse("1")).isEqualTo(Speed.REAL_TIME);
        assertThat(Speed.parse("0.5x").nanos(1000)).isEqualTo(2_000_000_000L);
        assertThat(Speed.parse("realtime")).isEqualTo(Speed.REAL_TIME);
        assertThat(Speed.parse("max").nanos(1000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "-1x", "0", "0x", "60xx", "x60", "1e9", "1e9x", "Infinity", "fast"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Speed.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

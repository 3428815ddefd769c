package dev.syncwatch.rule.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void readsEveryUnit() {
        assertThat(Durations.read("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.read("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Durations.read("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Durations.read("1d")).isEqualTo(Duration.ofDays(1));
        assertThat(Durations.read("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Durations.read("1m1ms")).isEqualTo(Duration.ofMillis(60_001));
        assertThat(Durations.read("0")).isEqualTo(Durations.read("0s")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "m",
                "5 m",
                "5M",
                "5min",
                "1.5h",
                "-5m",
                "30m1h",
                "1h1h",
                "1ms1s",
                "5m ",
                " 5m",
                "1w",
                "1000000000s"
            })
    void doesNotReadAnythingElse(String text) {
        assertThat(Durations.read(text)).isNull();
    }

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 31_622_400_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Durations.read(Durations.write(duration))).isEqualTo(duration);
    }
}

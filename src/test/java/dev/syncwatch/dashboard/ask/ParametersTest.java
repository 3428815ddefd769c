package dev.syncwatch.dashboard.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static Parameters of(String name, String value) {
        return new Parameters(Map.of(name, value)::get);
    }

    @Test
    void takesWhatWasSaidEmptyAsNotSaid() {
        assertThat(of("environment", "").environment()).isEmpty();
        assertThat(of("environment", "staging").environment()).contains("staging");
        assertThat(of("limit", "").limit(200, 50)).isEqualTo(50);
        assertThatThrownBy(() -> of("id", "").required("id")).hasMessage("id is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1e2", "many", "99999999999", " 5"})
    void refusesALimitOutOfBounds(String limit) {
        assertThatThrownBy(() -> of("limit", limit).limit(200, 50)).hasMessage("limit is a number from 1 to 200.");
    }

    @Test
    void takesALimitUpToTheBound() {
        assertThat(of("limit", "1").limit(200, 50)).isEqualTo(1);
        assertThat(of("limit", "200").limit(200, 50)).isEqualTo(200);
    }

    @Test
    void refusesWhatNoPageWouldSend() {
        assertThatThrownBy(() -> of("before", "a\0b").text("before")).hasMessage("before holds a control character.");
        assertThatThrownBy(() -> of("before", "x".repeat(2001)).text("before")).hasMessage("before is too long.");
        assertThatThrownBy(() -> of("environment", "x".repeat(201)).environment())
                .hasMessage("environment is too long.");
    }
}

package dev.syncwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailOnTest {

    @ParameterizedTest
    @CsvSource({
        "gained>2, 3, true",
        "gained>2, 2, false",
        "gained>=2, 2, true",
        "gained<2, 1, true",
        "gained<=2, 3, false",
        "gained=0, 0, true",
        "' gained > 2.5 ', 3, true"
    })
    void compares(String condition, double value, boolean holds) {
        assertThat(FailOn.read(condition, Backtest.NUMBERS))
                .singleElement()
                .satisfies(
                        read -> assertThat(read.holds(Map.of("gained", value))).isEqualTo(holds));
    }

    @Test
    void readsSeveral() {
        assertThat(FailOn.read("gained>2,recall<0.9", Backtest.NUMBERS))
                .extracting(FailOn::toString)
                .containsExactly("gained>2", "recall<0.9");
    }

    @Test
    void holdsForNothingThatIsNotKnown() {
        assertThat(FailOn.read("recall<0.9", Backtest.NUMBERS).get(0).holds(Map.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gained", "gained>", "gain>2", "gained>-1", "gained~2", "gained>2 lost>1"})
    void saysHowAConditionIsWritten(String text) {
        assertThatThrownBy(() -> FailOn.read(text, Backtest.NUMBERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gained>2");
    }
}

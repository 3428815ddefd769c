package dev.syncwatch.dashboard.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedRangeTest {
    private static final Instant CLOCK = Instant.parse("2026-01-05T12:00:20Z");

    private static TimeRange range(Map<String, String> parameters) {
        return AskedRange.read(new Parameters(parameters::get)).at(CLOCK);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void isTheLastThreeHoursUnlessSaidOtherwise() {
        assertThat(range(Map.of())).isEqualTo(new TimeRange(at("2026-01-05T09:00:20Z"), CLOCK));
        assertThat(range(Map.of("range", "24h"))).isEqualTo(new TimeRange(at("2026-01-04T12:00:20Z"), CLOCK));
    }

    @Test
    void goesFromOneTimeToTheOtherIfBothAreSaid() {
        assertThat(range(Map.of("from", "2026-01-05T10:00:00+01:00", "to", "2026-01-05T10:00:00Z")))
                .isEqualTo(new TimeRange(at("2026-01-05T09:00:00Z"), at("2026-01-05T10:00:00Z")));
    }

    @Test
    void isFilledInAtAnOpenEnd() {
        assertThat(range(Map.of("from", "2026-01-05T11:00:00Z")))
                .isEqualTo(new TimeRange(at("2026-01-05T11:00:00Z"), CLOCK));
        assertThat(range(Map.of("to", "2026-01-05T11:00:00Z", "range", "1h")))
                .isEqualTo(new TimeRange(at("2026-01-05T10:00:00Z"), at("2026-01-05T11:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    range | 2h                          | range is one of
                    range | 1h' OR 1=1 --               | range is one of
                    from  | yesterday                   | from is no RFC 3339 time
                    from  | 2026-01-05                  | from is no RFC 3339 time
                    from  | +999999-01-01T00:00:00Z     | from is no RFC 3339 time
                    from  | 1969-12-31T23:59:59Z        | from is no RFC 3339 time
                    from  | 2026-01-05T13:00:00Z        | ends before it begins
                    from  | 2026-01-05T12:00:20Z        | ends before it begins
                    to    | 0                           | to is no RFC 3339 time
                    from  | 2025-12-05T12:00:19Z        | longer than 31 days
                    """)
    void saysWhatIsWrongWithIt(String name, String value, String complaint) {
        assertThatThrownBy(() -> range(Map.of(name, value)))
                .isInstanceOf(BadQuestion.class)
                .hasMessageContaining(complaint);
    }
}

package dev.syncwatch.notify.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({"0.1043, 10.4 %", "0.1, 10 %", "0, 0 %", "1, 100 %", "0.00001, 0 %", "12.5, '1,250 %'"})
    void roundsSharesToOneDecimal(double share, String expected) {
        assertThat(Wording.percent(share)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.1001, 10.01 %", "0.100001, 10.0001 %", "0.1043, 10.4 %", "0.1, 10 %"})
    void showsThatAShareIsNotTheThreshold(double share, String expected) {
        assertThat(Wording.percent(share, 0.1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "45, 45 s",
        "60, 1 min",
        "1860, 31 min",
        "3600, 1 h",
        "3900, 1 h 5 min",
        "86400, 1 d",
        "97200, 1 d 3 h",
        "-5, 0 s"
    })
    void saysDurationsInTheTwoLargestUnits(double seconds, String expected) {
        assertThat(Wording.duration(seconds)).isEqualTo(expected);
    }

    @Test
    void namesTheDayOnlyOfOtherDays() {
        Instant now = Instant.parse("2026-01-06T00:05:00Z");

        assertThat(Wording.time(Instant.parse("2026-01-06T00:01:59Z"), now)).isEqualTo("00:01 UTC");
        assertThat(Wording.time(Instant.parse("2026-01-05T23:50:00Z"), now)).isEqualTo("2026-01-05 23:50 UTC");
    }

    @Test
    void countsPeople() {
        assertThat(Wording.people(1)).isEqualTo("1 person");
        assertThat(Wording.people(12345)).isEqualTo("12,345 people");
    }
}

package dev.syncwatch.telemetry;

import static dev.syncwatch.telemetry.Timestamps.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T12:00:00Z,                 2026-01-05T12:00:00Z",
        "2026-01-05t12:00:00z,                 2026-01-05T12:00:00Z",
        "2026-01-05 12:00:00Z,                 2026-01-05T12:00:00Z",
        "2026-01-05T12:00:00+00:00,            2026-01-05T12:00:00Z",
        "2026-01-05T12:00:00-00:00,            2026-01-05T12:00:00Z",
        "2026-01-05T12:00:00+02:00,            2026-01-05T10:00:00Z",
        "2026-01-05T12:00:00-03:30,            2026-01-05T15:30:00Z",
        "2026-01-05T12:00:00+18:00,            2026-01-04T18:00:00Z",
        "2026-01-05T12:00:00.5Z,               2026-01-05T12:00:00.500Z",
        "2026-01-05T12:00:00.123456789Z,       2026-01-05T12:00:00.123Z",
        "2026-01-05T12:00:00.1239999999999Z,   2026-01-05T12:00:00.123Z",
        "2026-01-05t12:00:00.123456789123456789-00:00, 2026-01-05T12:00:00.123Z",
        "2026-01-05T12:00:00.1234567891+02:00, 2026-01-05T10:00:00.123Z",
        "2024-02-29T23:59:59Z,                 2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59.9999Z,            1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z,                 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z,       9999-12-31T23:59:59.999Z"
    })
    void readsRfc3339(String text, Instant time) {
        assertThat(Timestamps.parse(text)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z,      2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.25Z,   2017-01-01T00:00:00.250Z",
        "2017-01-01T01:59:60+02:00, 2017-01-01T00:00:00Z",
        "2026-06-30T23:59:60Z,      2026-07-01T00:00:00Z"
    })
    void aLeapSecondIsTheFirstOfTheNextMinute(String text, Instant time) {
        assertThat(Timestamps.parse(text)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "0,                  0",
        "-0,                 0",
        "007,                7",
        "-1,                -1",
        "1767614400000,      1767614400000",
        "0001767614400000,   1767614400000",
        "1767614400000.9,    1767614400000",
        "-0.5,              -1",
        "1.7676144e12,       1767614400000",
        "17676144E+5,        1767614400000",
        "1767614400000000e-3,1767614400000",
        "0e60,               0",
        "253402300799999,    253402300799999",
        "-62167219200000,   -62167219200000"
    })
    void readsEpochMilliseconds_alsoWithFractionsAndExponents(String text, long millis) {
        assertThat(Timestamps.parse(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "true",
                "NaN",
                "Infinity",
                "0x10",
                "1 767",
                "1,5",
                "+5",
                ".5",
                "5.",
                "5.e3",
                "1e",
                "1e+",
                "--1",
                " 5",
                "5 ",
                "5L",
                "1f",
                "\u0661\u0662\u0663",
                "\uff11\uff12",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e99999999999999999999",
                "253402300800000",
                "-62167219200001",
                "9223372036854775808",
                "99999999999999999999999999"
            })
    void whatIsNoNumberOfMillisecondsOfTheYears0To9999IsAbsent(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05",
                "2026-01-05T12:00Z",
                "2026-01-05T12:00:00",
                "2026-01-05T12:00:00.1",
                "2026-01-05T12:00:00.Z",
                "2026-01-05T12:00:00,5Z",
                "2026-01-05T12:00:00+0200",
                "2026-01-05T12:00:00+02",
                "2026-01-05T12:00:00+18:01",
                "2026-01-05T12:00:00+24:00",
                "2026-01-05T12:00:00+02:60",
                "2026-01-05T12:00:00 Z",
                "2026-01-05T12:00:00Z ",
                " 2026-01-05T12:00:00Z",
                "2026-01-05T12:00:00ZZ",
                "2026-01-05_12:00:00Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T12:60:00Z",
                "2026-01-05T12:00:60Z",
                "2026-01-05T12:00:61Z",
                "2026-02-29T12:00:00Z",
                "2026-13-05T12:00:00Z",
                "2026-00-05T12:00:00Z",
                "2026-01-32T12:00:00Z",
                "26-01-05T12:00:00Z",
                "12026-01-05T12:00:00Z",
                "+2026-01-05T12:00:00Z",
                "-2026-01-05T12:00:00Z",
                "2026-1-5T12:00:00Z",
                "20260105T120000Z",
                "\u0662\u0660\u0662\u0666-01-05T12:00:00Z",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "9999-12-31T23:59:60Z",
                "12:00:00Z",
                ":",
                "::::::::::::::::::::"
            })
    void whatIsNoRfc3339TimeOfTheYears0To9999IsAbsent(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(ABSENT);
    }

    @Test
    void noTextIsAbsent_andSoIsOneOfMoreThan64Characters() {
        assertThat(Timestamps.parse(null)).isEqualTo(ABSENT);
        assertThat(Timestamps.parse("2026-01-05T12:00:00." + "1".repeat(43) + "Z"))
                .isNotEqualTo(ABSENT);
        assertThat(Timestamps.parse("2026-01-05T12:00:00." + "1".repeat(44) + "Z"))
                .isEqualTo(ABSENT);
        assertThat(Timestamps.parse("1." + "0".repeat(62))).isEqualTo(1);
        assertThat(Timestamps.parse("1." + "0".repeat(63))).isEqualTo(ABSENT);
        assertThat(Timestamps.parse("9".repeat(200_000))).isEqualTo(ABSENT);
    }

    @Property(tries = 1000)
    void readsBackEveryMillisecondInEveryOffset(
            @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        OffsetDateTime there = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        if (there.getYear() >= 0 && there.getYear() <= 9999) {
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there);
            assertThat(Timestamps.parse(text)).as(text).isEqualTo(millis);
        }
        assertThat(Timestamps.parse(Long.toString(millis))).isEqualTo(millis);
    }

    @Property(tries = 2000)
    void neverThrows_whateverOneCharacterBecomes(
            @ForAll @IntRange(max = 34) int at, @ForAll char character, @ForAll boolean inserted) {
        String text = "2026-01-05T12:00:00.123456789+02:00";
        String damaged = text.substring(0, at) + character + text.substring(inserted ? at : at + 1);
        assertThat(Timestamps.parse(damaged)).isNotNull();
    }

    @Property(tries = 2000)
    void neverThrows_whateverTheText(@ForAll @StringLength(max = 70) String text) {
        assertThat(Timestamps.parse(text)).isNotNull();
    }

    @Property(tries = 3000)
    void neverThrows_whateverIsMadeOfTheCharactersOfTimes(@ForAll("ofTimes") String text) {
        assertThat(Timestamps.parse(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> ofTimes() {
        return Arbitraries.strings().withChars("0123456789-+:.TtZzeE ").ofMaxLength(70);
    }
}

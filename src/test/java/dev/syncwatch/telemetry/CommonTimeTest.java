package dev.syncwatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonTimeTest {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Property(tries = 1000)
    void readsEveryMillisecond(@ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
        assertThat(read(FORM.format(Instant.ofEpochMilli(millis)))).isEqualTo(millis);
    }

    @Property(tries = 2000)
    void readsNothingElseThanTheLibrary(
            @ForAll @IntRange(max = 23) int at,
            @ForAll @CharRange(from = '+', to = '\u0669') char character,
            @ForAll @IntRange(max = 23) int otherAt,
            @ForAll @CharRange(from = '0', to = '9') char digit) {
        StringBuilder text = new StringBuilder("2024-02-29T23:59:50.123Z");
        text.setCharAt(otherAt, digit);
        text.setCharAt(at, character);
        assertThat(read(text.toString())).as("%s", text).isIn(Timestamps.ABSENT, byTheLibrary(text.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T00:00:00.000Z",
                "2026-13-01T00:00:00.000Z",
                "2026-00-10T00:00:00.000Z",
                "2026-01-00T00:00:00.000Z",
                "2026-01-05T24:00:00.000Z",
                "2026-01-05T00:60:00.000Z",
                "2016-12-31T23:59:60.000Z",
                "2026-01-05T00:00:00Z",
                "2026-01-05t00:00:00.000Z",
                ""
            })
    void leavesToTheLibraryWhatIsNoTimeOrAnotherForm(String text) {
        assertThat(read(text)).isEqualTo(Timestamps.ABSENT);
    }

    @Test
    void readsFromTheMiddleOfABuffer() {
        char[] buffer = "\"2026-01-05T10:00:00.001Z\",".toCharArray();
        assertThat(CommonTime.read(buffer, 1, 24))
                .isEqualTo(Instant.parse("2026-01-05T10:00:00.001Z").toEpochMilli());
    }

    private static long read(String text) {
        return CommonTime.read(text.toCharArray(), 0, text.length());
    }

    private static long byTheLibrary(String text) {
        try {
            return ITU.parseDateTime(text).toInstant().toEpochMilli();
        } catch (DateTimeException unreadable) {
            return Timestamps.ABSENT;
        }
    }
}

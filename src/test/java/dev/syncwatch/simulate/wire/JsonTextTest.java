package dev.syncwatch.simulate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class JsonTextTest {
    private static final DateTimeFormatter WITH_MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final JsonText json = new JsonText();

    private static String text(JsonText json) {
        return new String(json.toBytes(), StandardCharsets.US_ASCII);
    }

    @Property
    void numbersAreWrittenAsJavaWritesThem(@ForAll @LongRange(min = -100_000_000_000L) long number) {
        assertThat(text(json.clear().number(number).add('|'))).isEqualTo(number + "|");
    }

    @Property
    void smallNumbersAreToo(@ForAll @IntRange(min = -20_000, max = 20_000) int number) {
        assertThat(text(json.clear().number(number).number(7))).isEqualTo(number + "7");
    }

    @Property
    void numbersOfPeopleHaveEightDigits(@ForAll @IntRange(max = 99_999_999) int number) {
        assertThat(text(json.clear().eightDigits(number))).isEqualTo("%08d".formatted(number));
    }

    @Property
    void idsAreHexadecimal(@ForAll long id) {
        assertThat(text(json.clear().hex(id))).isEqualTo(HexFormat.of().toHexDigits(id));
    }

    /** In one text after the other, so that what is remembered of one minute must not be taken for another's. */
    @Property
    void timesHaveMilliseconds(
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis,
            @ForAll @LongRange(min = 0, max = 600_000_000L) long more) {
        assertThat(text(json.clear()
                        .time(millis)
                        .add(' ')
                        .time(millis + more)
                        .add(' ')
                        .time(millis)))
                .isEqualTo(written(millis) + " " + written(millis + more) + " " + written(millis));
    }

    private static String written(long millis) {
        return WITH_MILLIS.format(Instant.ofEpochMilli(millis));
    }
}

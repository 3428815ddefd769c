package dev.syncwatch.telemetry.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.Timestamps;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLineTest {
    @Test
    void wrapsJsonAsItIs() {
        assertThat(wrapped("{\"event\":\"e\", \"n\":1.50}"))
                .isEqualTo("{\"kafka\":{\"partition\":3,\"offset\":42,\"timestamp\":1767614400000},"
                        + "\"value\":{\"event\":\"e\", \"n\":1.50}}");
    }

    @Test
    void putsPrettyPrintedJsonOnOneLine() {
        assertThat(wrapped("{\r\n  \"a\": \"\\n\"\n}")).endsWith("\"value\":{    \"a\": \"\\n\" }}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "{\"a\":1} ", "{} {}", "{\"a\":", "01", "\uFEFF{}", "{'a':1}", "{\u0000}", "NaN"
            })
    void encodesWhatIsNotExactlyOneJsonValue(String value) {
        assertThat(wrapped(value)).contains("\"valueBase64\":\"");
        assertThat(value(wrapped(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "0", "-1.5e-7", "\"text\"", "[]", "true", "{\"kafka\":{\"partition\":9},\"value\":1}"})
    void embedsJsonOfAnyKind(String value) {
        assertThat(wrapped(value)).endsWith("\"value\":" + value + "}");
        assertThat(value(wrapped(value))).isEqualTo(value);
    }

    @Test
    void keepsInvalidUtf8() {
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};

        byte[] line = KafkaLine.wrap(record(1L, overlong));

        assertThat(new String(line, UTF_8)).contains("\"valueBase64\":\"IsCvIg==\"");
        assertThat(KafkaLine.unwrap(line).value().bytes()).isEqualTo(overlong);
    }

    @Test
    void tellsNoValueFromEmptyValueAndFromJsonNull() {
        assertThat(KafkaLine.unwrap(KafkaLine.wrap(record(1L, null))).value()).isNull();
        assertThat(value(wrapped(""))).isEmpty();
        assertThat(value(wrapped("null"))).isEqualTo("null");
    }

    @Test
    void leavesOutMissingTimestamp() {
        byte[] line = KafkaLine.wrap(record(-1L, "1".getBytes(UTF_8)));

        assertThat(new String(line, UTF_8)).isEqualTo("{\"kafka\":{\"partition\":3,\"offset\":42},\"value\":1}");
        assertThat(KafkaLine.unwrap(line).timestamp()).isEqualTo(Timestamps.ABSENT);
    }

    @Test
    void theLastOfRepeatedKeysCounts() {
        KafkaLine line = unwrap("{\"kafka\":5,\"value\":1,\"kafka\":{\"partition\":1,\"offset\":2,\"timestamp\":3},"
                + "\"value\":22,\"kafka\":{\"partition\":4,\"partition\":5}}");

        assertThat(line.partition()).isEqualTo(5);
        assertThat(line.offset()).isEqualTo(KafkaLine.NO_OFFSET);
        assertThat(line.timestamp()).isEqualTo(Timestamps.ABSENT);
        assertThat(line.value().to() - line.value().from()).isEqualTo(2);
        assertThat(unwrap("{\"kafka\":{\"partition\":1},\"value\":1,\"kafka\":null}"))
                .isNull();
    }

    @Test
    void numbersAndNamesInTheValueMayBeOfAnyLength() {
        String value = "{\"" + "n".repeat(100_000) + "\":" + "9".repeat(100_000) + "}";

        assertThat(wrapped(value)).endsWith("\"value\":" + value + "}");
        assertThat(value(wrapped(value))).isEqualTo(value);
    }

    @Test
    void keepsDeepestValueThatIsEmbedded() {
        for (int depth : new int[] {500, 999, 1000, 1001, 5000}) {
            String value = "[".repeat(depth) + "]".repeat(depth);

            assertThat(value(wrapped(value))).isEqualTo(value);
        }
    }

    @Test
    void readsKeysInAnyOrderWithSpaceAndUnknownPlaceKeys() {
        KafkaLine line = unwrap(" { \"value\" : {\"kafka\":1} , \"kafka\" : {\"topic\":\"t\",\"headers\":[{}],"
                + "\"timestamp\":5,\"offset\":6,\"partition\":7} }\r");

        assertThat(line.partition()).isEqualTo(7);
        assertThat(line.offset()).isEqualTo(6);
        assertThat(line.timestamp()).isEqualTo(5);
        assertThat(text(line.value())).isEqualTo("{\"kafka\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"partition\":-1}", "{\"partition\":\"0\"}", "{\"partition\":99999999999}"})
    void countsLineWithoutReadablePartitionAmongThoseWithoutAny(String place) {
        assertThat(unwrap("{\"kafka\":" + place + ",\"value\":1}").partition()).isEqualTo(Position.NO_PARTITION);
    }

    @Test
    void passesOverOtherKeysBesideTheValue() {
        assertThat(text(unwrap("{\"kafka\":{\"partition\":0},\"value\":1,\"event\":{\"e\":2}}")
                        .value()))
                .isEqualTo("1");
    }

    @Test
    void pointsIntoTheLineInsteadOfCopying() {
        byte[] line = wrapped("{\"event\":\"ä\"}").getBytes(UTF_8);

        assertThat(KafkaLine.unwrap(line).value().bytes()).isSameAs(line);
    }

    @Test
    void readsTimestampsOfEitherForm() {
        assertThat(timestamp("1767614400000")).isEqualTo(1_767_614_400_000L);
        assertThat(timestamp("\"2026-01-05T12:00:00Z\"")).isEqualTo(1_767_614_400_000L);
        assertThat(timestamp("\"2026-01-05T13:00:00.123999+01:00\"")).isEqualTo(1_767_614_400_123L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"yesterday\"",
                "{}",
                "[1]",
                "true",
                "99999999999999999999",
                "\"2026-01-05\"",
                "\"2026-01-05T12:00:00\"",
                "\"2026-02-30T12:00:00Z\""
            })
    void takesUnreadableTimestampAsAbsent(String timestamp) {
        assertThat(timestamp(timestamp)).isEqualTo(Timestamps.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"kafka\"",
                "{\"event\":\"learning_sync_started\"}",
                "{\"kafka\":{\"partition\":0}}",
                "{\"kafka\":[0],\"value\":1}",
                "{\"kafka\":{\"partition\":0},\"valueBase64\":\"?\"}",
                "{\"kafka\":{\"partition\":0},\"valueBase64\":1}",
                "{\"kafka\":{\"partition\":0},\"value\":{\"a\":1}",
                "{\"kafka\":{\"partition\":0},\"value\":{\"a\":01}}",
                "{\"kafka\":{\"partition\":0},\"value\":}",
                "{\"kafka\":{\"partition\":0},\"value\":1} x",
                "{\"kafka\":{\"partition\":0},\"value\":1}{}",
                "{\"kafka\":{\"partition\":0},\"value\":\"\t\"}",
                "{\"kafka\":{\"partition\":0},\"value\":NaN}",
                "[{\"kafka\":{\"partition\":0},\"value\":1}]",
                "\uFEFF{\"kafka\":{\"partition\":0},\"value\":1}"
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(unwrap(line)).isNull();
    }

    @Test
    void leavesLineInInvalidUtf8Alone() {
        byte[] line = wrapped("\"xy\"").getBytes(UTF_8);
        line[line.length - 4] = (byte) 0xC0;
        line[line.length - 3] = (byte) 0xAF;

        assertThat(KafkaLine.unwrap(line)).isNull();
    }

    private static long timestamp(String json) {
        return unwrap("{\"kafka\":{\"partition\":0,\"timestamp\":" + json + "},\"value\":1}")
                .timestamp();
    }

    private static KafkaLine unwrap(String line) {
        return KafkaLine.unwrap(line.getBytes(UTF_8));
    }

    private static String wrapped(String value) {
        return new String(KafkaLine.wrap(record(1_767_614_400_000L, value.getBytes(UTF_8))), UTF_8);
    }

    private static String value(String line) {
        return text(unwrap(line).value());
    }

    private static String text(KafkaLine.Value value) {
        return new String(Arrays.copyOfRange(value.bytes(), value.from(), value.to()), UTF_8);
    }

    static ConsumerRecord<byte[], byte[]> record(long timestamp, byte[] value) {
        return new ConsumerRecord<>(
                "t",
                3,
                42,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}

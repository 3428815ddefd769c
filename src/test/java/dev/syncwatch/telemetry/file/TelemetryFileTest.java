package dev.syncwatch.telemetry.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryFileTest {

    private static final int RECORD_BYTES = 4 * 1024 * 1024;
    private static final String FAILED = "{\"event\":\"learning_sync_failed\",\"timestamp\":5}";

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("events.ndjson"), List.of(lines));
    }

    private static List<RawRecord> records(Path path) throws IOException {
        List<RawRecord> records = new ArrayList<>();
        try (TelemetryFile file = new TelemetryFile(path)) {
            for (RawRecord record = file.next(); record != null; record = file.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private static String text(RawRecord record) {
        return new String(record.bytes(), record.from(), record.length(), UTF_8);
    }

    private static List<Telemetry> decoded(RawRecord record) {
        List<Telemetry> out = new ArrayList<>();
        new TelemetryDecoder().decode(record, out::add);
        return out;
    }

    @Test
    void aPlainLineHasNoArrivalAndNoPartition() throws IOException {
        RawRecord record = records(file("", FAILED)).get(0);

        assertThat(text(record)).isEqualTo(FAILED);
        assertThat(record.arrival()).isEqualTo(RawRecord.NO_ARRIVAL);
        assertThat(record.position()).isEqualTo(new Position(null, Position.NO_PARTITION, -1, 2));
    }

    @Test
    void aWrappedLineHasItsOwn() throws IOException {
        RawRecord record = records(
                        file("{\"kafka\":{\"partition\":3,\"offset\":42,\"timestamp\":77},\"value\": " + FAILED + " }"))
                .get(0);

        assertThat(text(record)).isEqualTo(FAILED);
        assertThat(record.arrival()).isEqualTo(77);
        assertThat(record.position()).isEqualTo(new Position(null, 3, 42, 1));
        assertThat(decoded(record).get(0).eventTime()).isEqualTo(77);
    }

    @Test
    void aWrappedLineWithoutATimestampLeavesTheEventToItsOwnTimes() throws IOException {
        RawRecord record = records(
                        file("{\"value\":" + FAILED + ",\"kafka\":{\"partition\":3,\"timestamp\":\"soon\"}}"))
                .get(0);

        assertThat(record.arrival()).isEqualTo(RawRecord.NO_ARRIVAL);
        assertThat(decoded(record).get(0).eventTime()).isEqualTo(5);
        assertThat(decoded(record).get(0).partition()).isEqualTo(3);
    }

    @Test
    void aRecordWithoutAValueIsADeadLetter() throws IOException {
        RawRecord record = records(file("{\"kafka\":{\"partition\":3},\"valueBase64\":null}"))
                .get(0);

        assertThat(decoded(record).get(0).deadLetter().reason()).isEqualTo("not JSON: empty");
        assertThat(decoded(record).get(0).deadLetter().position().partition()).isEqualTo(3);
    }

    @Test
    void theLongestRecordGetsThroughItsExport_asJsonAndAsBase64() throws IOException {
        String json = "{\"batch\":[" + FAILED + "]" + " ".repeat(RECORD_BYTES - FAILED.length() - 12) + "}";
        String spaced = json.replace(" }", "} ");
        assertThat(json).hasSize(RECORD_BYTES);
        for (String value : List.of(json, spaced)) {
            byte[] line = KafkaLine.wrap(new ConsumerRecord<>("t", 3, 42, null, value.getBytes(UTF_8)));
            RawRecord record = records(file(new String(line, UTF_8))).get(0);

            assertThat(record.length()).isEqualTo(RECORD_BYTES);
            assertThat(record.position().partition()).isEqualTo(3);
            assertThat(decoded(record).get(0).kind()).isEqualTo(Telemetry.Kind.EVENT);
        }
    }

    @Test
    void tooLongARecordIsOneDeadLetter_howeverLongItsLine() throws IOException {
        String tooLong = "{\"padding\":\"" + "x".repeat(RECORD_BYTES) + "\"}";
        String muchTooLong = "{\"padding\":\"" + "x".repeat(3 * RECORD_BYTES) + "\"}";
        String wrapped = "{\"kafka\":{\"partition\":3},\"value\":" + tooLong + "}";
        List<RawRecord> records = records(file(tooLong, muchTooLong, wrapped, FAILED));

        assertThat(records).hasSize(4);
        for (RawRecord record : records.subList(0, 3)) {
            assertThat(decoded(record)).hasSize(1);
            assertThat(decoded(record).get(0).deadLetter().reason()).isEqualTo("a record over 4 MiB");
        }
        assertThat(records.get(2).position().partition()).isEqualTo(3);
        assertThat(decoded(records.get(3)).get(0).kind()).isEqualTo(Telemetry.Kind.EVENT);
    }

    @Test
    void tellsTheLastLineOfEachPartition() throws IOException {
        Path file = file(
                FAILED,
                "{\"kafka\":{\"partition\":1},\"value\":" + FAILED + "}",
                "{\"kafka\":{\"partition\":0},\"value\":5}",
                "{\"kafka\":{\"partition\":1},\"value\":" + FAILED + "}",
                "",
                "no json",
                "");

        assertThat(TelemetryFile.lastLines(file)).isEqualTo(Map.of(Position.NO_PARTITION, 6L, 0, 3L, 1, 4L));
    }
}

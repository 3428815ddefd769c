package dev.syncwatch.telemetry.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogDecoderTest {

    private static final long TEN = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();
    private static final long ARRIVAL = TEN + 2_000;
    private static final Position PLACE = new Position("logs", 3, 7, 0);

    @Test
    void readsAnEntryOfGoogleCloudLogging() {
        assertThat(inFile("""
                {"timestamp":"2026-01-05T10:00:00Z","severity":"ERROR","insertId":"1abc",
                 "resource":{"type":"cloud_function"},"labels":{"service":"learning-sync","environment":"staging"},
                 "httpRequest":{"requestMethod":"POST","status":503,"latency":"0.3485s",
                                "requestUrl":"https://api.example.com/api/learning-records/bulk?token=abc"},
                 "jsonPayload":{"message":"Payload timed out"}}"""))
                .isEqualTo(new LogEntry(
                        TEN, "staging", "503", "/api/learning-records/bulk", "Payload timed out", "348.5"));
    }

    @Test
    void theServiceMayStandInTheJsonPayload() {
        assertThat(inFile("{\"timestamp\":" + TEN + ",\"jsonPayload\":{\"service\":\"learning-sync\",\"status\":500},"
                        + "\"textPayload\":\"broken\"}"))
                .isEqualTo(new LogEntry(TEN, "production", "500", null, "broken", null));
    }

    @Test
    void readsAFlatLine() {
        assertThat(inFile("{\"service\":\"learning-sync\",\"status\":\"429\",\"path\":\"/api/learning-records/retry\","
                        + "\"timestamp\":\"2026-01-05T10:00:00Z\",\"durationMs\":12,\"environment\":\"\"}"))
                .isEqualTo(new LogEntry(TEN, "production", "429", "/api/learning-records/retry", null, "12"));
    }

    @Test
    void arrivalIsItsTime_andInAFileWhatStandsInForIt() {
        String line = "{\"service\":\"learning-sync\",\"timestamp\":" + TEN + "}";
        assertThat(LogDecoder.decode(record(line, ARRIVAL)).eventTime()).isEqualTo(ARRIVAL);
        assertThat(inFile(line).time()).isEqualTo(TEN);
        assertThat(inFile(line.replace("{\"s", "{\"receivedAt\":" + (TEN + 9) + ",\"s"))
                        .time())
                .isEqualTo(TEN + 9);
    }

    @Test
    void aHeartbeatIsTimeAlone() {
        assertThat(LogDecoder.decode(record("{\"event\":\"syncwatch_heartbeat\",\"timestamp\":1}", ARRIVAL)))
                .isEqualTo(Telemetry.heartbeat(3, ARRIVAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"service\":\"billing\",\"status\":500,\"timestamp\":1}",
                "{\"labels\":{\"service\":\"billing\"},\"service\":\"learning-sync\",\"timestamp\":1}",
                "{\"status\":500}",
                "{\"event\":\"learning_sync_failed\",\"timestamp\":1}"
            })
    void whatIsNotOfThisServiceIsIgnored(String line) {
        assertThat(LogDecoder.decode(record(line, RawRecord.NO_ARRIVAL)).kind()).isEqualTo(Telemetry.Kind.IGNORED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 at 10:00                                         | not JSON",
                "{\"service\":\"learning-sync\"} {}                   | not JSON",
                "``                                                   | no JSON object",
                "[]                                                   | no JSON object",
                "{\"service\":\"learning-sync\",\"timestamp\":\"today\"} | no time"
            })
    void whatCannotBeReadIsADeadLetterWithTheReason(String line, String reason) {
        Telemetry read = LogDecoder.decode(record(line, RawRecord.NO_ARRIVAL));
        assertThat(read.deadLetter().reason()).isEqualTo(reason);
        assertThat(read.deadLetter().position()).isEqualTo(PLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/api/learning-records?userId=u1, /api/learning-records",
        "/api/v2/learning-records#top, /api/v2/learning-records",
        "/api/learning-records/6f1c9a52-1f6b-4c0e-9d5e-0c0c0c0c0c0c/retry, /api/learning-records/*/retry",
        "/api/users/ann/records, /api/users/*/records",
        "/a/b/c/d/e/f/g/h, /a/b/c/d/e/f",
        "https://api.example.com, /",
        "//api//x, /api/x"
    })
    void aPathIsShownWithoutWhatMayBeAnId(String url, String path) {
        assertThat(RequestPath.of(url)).isEqualTo(path);
    }

    private static LogEntry inFile(String line) {
        return LogDecoder.decode(record(line, RawRecord.NO_ARRIVAL)).log();
    }

    private static RawRecord record(String text, long arrival) {
        return RawRecord.of(text.getBytes(UTF_8), arrival, PLACE);
    }
}

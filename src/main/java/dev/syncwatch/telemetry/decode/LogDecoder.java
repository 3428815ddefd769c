package dev.syncwatch.telemetry.decode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.Timestamps;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Decodes lines of the backend's log: entries of Google Cloud Logging, and flat ones (design section 4). Lines of other services are
 * ignored. Never throws for what a record holds.
 */
public final class LogDecoder {

    /** Lines of other services are nothing to us. */
    private static final String SERVICE = "learning-sync";

    /** A line of more bytes than this is not read: 256 KiB, as for an event. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private LogDecoder() {}

    /** What one record holds. */
    public static Telemetry decode(RawRecord record) {
        if (record.length() > MAX_BYTES) {
            return dead("a log line over 256 KiB", record);
        }
        try {
            JsonNode line = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record.bytes(), record.from(), record.length()))
                    .toString());
            return line.isObject() ? read(new LogFields(line), record) : dead("no JSON object", record);
        } catch (IOException notJson) {
            return dead("not JSON", record);
        }
    }

    private static Telemetry read(LogFields line, RawRecord record) {
        boolean heartbeat = EventName.HEARTBEAT.wireName().equals(line.text("/event"));
        if (!heartbeat && !SERVICE.equals(line.text("/labels/service", "/jsonPayload/service", "/service"))) {
            return Telemetry.ignored(record.position().partition());
        }
        long time = time(line, record);
        if (time == Timestamps.ABSENT) {
            return dead("no time", record);
        }
        return heartbeat
                ? Telemetry.heartbeat(record.position().partition(), time)
                : Telemetry.log(record.position().partition(), entry(line, time));
    }

    /** The record's own arrival where it has one, in files what stands in for it, as for an event. */
    private static long time(LogFields line, RawRecord record) {
        if (record.arrival() != RawRecord.NO_ARRIVAL) {
            return record.arrival();
        }
        long received = Timestamps.parse(line.text("/receivedAt"));
        return received != Timestamps.ABSENT ? received : Timestamps.parse(line.text("/timestamp"));
    }

    private static LogEntry entry(LogFields line, long time) {
        String environment = line.text("/labels/environment", "/jsonPayload/environment", "/environment");
        String duration = line.text("/durationMs", "/jsonPayload/durationMs");
        return new LogEntry(
                time,
                environment == null ? "production" : environment,
                line.text("/httpRequest/status", "/status", "/jsonPayload/status"),
                RequestPath.of(line.text("/httpRequest/requestUrl", "/path", "/jsonPayload/path")),
                line.text("/message", "/jsonPayload/message", "/textPayload"),
                duration == null ? millis(line.text("/httpRequest/latency")) : duration);
    }

    /** Milliseconds of a latency as Google writes it, {@code 0.348s}; null where it is none. */
    private static String millis(String latency) {
        if (latency == null || !latency.matches("[0-9]{1,9}(\\.[0-9]{1,9})?s")) {
            return null;
        }
        BigDecimal seconds = new BigDecimal(latency.substring(0, latency.length() - 1));
        return seconds.movePointRight(3).stripTrailingZeros().toPlainString();
    }

    private static Telemetry dead(String reason, RawRecord record) {
        return Telemetry.dead(DeadLetter.of(reason, record, -1, new DeadLetter.Span(record.from(), record.to())));
    }
}

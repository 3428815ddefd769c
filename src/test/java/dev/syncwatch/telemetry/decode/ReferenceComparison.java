package dev.syncwatch.telemetry.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.reference.Decoded;
import dev.syncwatch.reference.Decoder;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decodes records with one decoder and the reference's slow one, and tells where they disagree. */
final class ReferenceComparison {

    private final TelemetryDecoder decoder = new TelemetryDecoder();

    /** Checks that both make the same of a line that carries its own times, and gives what that is. */
    List<Decoded> bothDecode(byte[] line) {
        return check(line, RawRecord.of(line, RawRecord.NO_ARRIVAL, Decoding.POSITION));
    }

    /** The same for a record that arrived at a time, in epoch milliseconds; it has to be valid JSON. */
    List<Decoded> bothDecode(String json, long arrival) {
        String line = "{\"kafka\":{\"partition\":3,\"timestamp\":" + arrival + "},\"value\":" + json + "}";
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return check(line.getBytes(StandardCharsets.UTF_8), RawRecord.of(value, arrival, Decoding.POSITION));
    }

    private List<Decoded> check(byte[] line, RawRecord record) {
        List<Decoded> expected = new ArrayList<>();
        Decoder.decode(List.of(line)).forEach(decoded -> expected.add(withoutPlace(decoded)));
        List<Decoded> actual = new ArrayList<>();
        decoder.decode(record, telemetry -> actual.add(decoded(telemetry)));
        assertThat(actual).as(() -> new String(line, StandardCharsets.UTF_8)).isEqualTo(expected);
        return actual;
    }

    private static Decoded withoutPlace(Decoded decoded) {
        boolean event = decoded.kind() == Decoded.Kind.EVENT;
        return new Decoded(
                decoded.kind(),
                0,
                0,
                decoded.time(),
                event ? decoded.occurredAt() : 0,
                event && decoded.clamped(),
                event ? decoded.user() : null,
                event ? decoded.fields() : Map.of());
    }

    private static Decoded decoded(Telemetry telemetry) {
        Decoded.Kind kind = Decoded.Kind.valueOf(telemetry.kind().name());
        SyncEvent event = telemetry.event();
        return event == null
                ? new Decoded(kind, 0, 0, telemetry.eventTime(), 0, false, null, Map.of())
                : new Decoded(
                        kind,
                        0,
                        0,
                        event.eventTime(),
                        event.occurredAt(),
                        event.clockClamped(),
                        event.user(),
                        fields(event));
    }

    private static Map<String, String> fields(SyncEvent event) {
        Map<String, String> fields = new HashMap<>();
        fields.put("event", event.name().wireName());
        fields.put("userId", event.user());
        fields.put("sessionId", event.sessionId());
        fields.put("messageId", event.messageId());
        fields.put("environment", event.environment());
        fields.put("platform", event.platform());
        fields.put("appVersion", event.appVersion());
        fields.put("trigger", event.trigger());
        fields.put("status", event.status());
        fields.put("stage", event.stage());
        fields.put("statusCode", event.statusCode());
        fields.put("reason", event.reason());
        fields.put("message", event.message());
        fields.put("queueDelta", event.queueDelta());
        fields.put("dirtyCount", event.dirtyCount());
        fields.put("durationMs", event.durationMs());
        fields.values().removeIf(value -> value == null);
        return fields;
    }
}

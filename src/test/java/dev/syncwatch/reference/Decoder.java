package dev.syncwatch.reference;

import dev.syncwatch.reference.Decoded.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Section 4: one line of an events file to the records it holds; the slow way, over a tree. */
public final class Decoder {
    private static final int EVENT_BYTES = 256 * 1024;
    private static final int RECORD_BYTES = 4 * 1024 * 1024;
    private static final long CLOCK_AHEAD_MILLIS = 5 * 60_000;
    private static final Set<String> SDK_CALLS = Set.of("identify", "page", "screen", "group", "alias");
    private static final Set<String> EVENTS =
            Set.of("learning_sync_started", "learning_sync_completed", "learning_sync_failed", "learning_sync_skipped");
    private static final List<String> FIELDS = List.of(
            "sessionId",
            "messageId",
            "environment",
            "platform",
            "appVersion",
            "trigger",
            "status",
            "stage",
            "statusCode",
            "reason",
            "message",
            "queueDelta",
            "dirtyCount",
            "durationMs");

    /** @param arrival what the line says about it, epoch milliseconds; null where it says nothing */
    private record Origin(int line, int partition, Long arrival) {}

    private Decoder() {}

    /** @param lines raw bytes without the line end; blank ones count as lines and hold nothing */
    public static List<Decoded> decode(List<byte[]> lines) {
        List<Decoded> records = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            byte[] line = lines.get(index);
            if (!new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
                records.addAll(line(line, index + 1));
            }
        }
        return records;
    }

    private static List<Decoded> line(byte[] bytes, int number) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!(Json.read(text) instanceof Json.Obj object)) {
                return List.of(Decoded.timeless(Kind.DEAD, number));
            }
            boolean wrapped =
                    object.get("kafka") instanceof Json.Obj && object.members().containsKey("value");
            return wrapped
                    ? value(object.get("value"), origin(object.object("kafka"), number))
                    : value(object, new Origin(number, Decoded.UNWRAPPED, null));
        } catch (IOException notJson) {
            return List.of(Decoded.timeless(Kind.DEAD, number));
        }
    }

    private static Origin origin(Json.Obj kafka, int line) {
        boolean told = kafka.get("partition") instanceof Json.Literal literal
                && literal.text().matches("[0-9]{1,9}");
        int partition = told ? Integer.parseInt(kafka.scalar("partition")) : Decoded.UNWRAPPED;
        return new Origin(line, partition, Timestamps.read(kafka.get("timestamp")));
    }

    private static List<Decoded> value(Json value, Origin origin) {
        if (!(value instanceof Json.Obj object) || object.bytes() > RECORD_BYTES) {
            return List.of(Decoded.timeless(Kind.DEAD, origin.line));
        }
        if (object.get("batch") instanceof Json.Arr batch) {
            return batch.items().stream()
                    .map(member -> member(member, object, origin))
                    .toList();
        }
        return List.of(member(object, Json.Obj.EMPTY, origin));
    }

    /** @param batch the object around the member; an empty one where there is none */
    private static Decoded member(Json member, Json.Obj batch, Origin origin) {
        if (!(member instanceof Json.Obj object) || object.bytes() > EVENT_BYTES) {
            return Decoded.timeless(Kind.DEAD, origin.line);
        }
        Envelope envelope = Envelope.of(object);
        Kind kind = kind(envelope);
        if (kind == Kind.IGNORED || kind == Kind.DEAD) {
            return Decoded.timeless(kind, origin.line);
        }
        Times times = Times.of(envelope, batch, origin.arrival);
        return times.event() == null
                ? Decoded.timeless(Kind.DEAD, origin.line)
                : decoded(kind, envelope, times, origin);
    }

    private static Kind kind(Envelope envelope) {
        if (envelope.sdkType() != null && SDK_CALLS.contains(envelope.sdkType())) {
            return Kind.IGNORED;
        }
        if (envelope.name() == null) {
            return Kind.DEAD;
        }
        if (envelope.name().equals("syncwatch_heartbeat")) {
            return Kind.HEARTBEAT;
        }
        return EVENTS.contains(envelope.name()) ? Kind.EVENT : Kind.IGNORED;
    }

    private static Decoded decoded(Kind kind, Envelope envelope, Times times, Origin origin) {
        boolean clamped = times.occurred() - times.event() > CLOCK_AHEAD_MILLIS;
        long occurredAt = clamped ? times.event() : times.occurred();
        String userId = envelope.field("userId");
        String user = userId != null ? userId : envelope.field("anonymousId");
        Map<String, String> fields = fields(envelope, user);
        return new Decoded(kind, origin.line, origin.partition, times.event(), occurredAt, clamped, user, fields);
    }

    private static Map<String, String> fields(Envelope envelope, String user) {
        Map<String, String> fields = new HashMap<>();
        for (String field : FIELDS) {
            fields.put(field, envelope.field(field));
        }
        fields.put("event", envelope.name());
        fields.put("userId", user);
        fields.putIfAbsent("environment", "production");
        fields.computeIfPresent("platform", (field, platform) -> platform.toLowerCase(Locale.ROOT));
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    /** @param event event time, null where the record has none */
    private record Times(Long event, Long occurred) {
        static Times of(Envelope envelope, Json.Obj batch, Long arrival) {
            Long timestamp = orElse(envelope.time("timestamp"), Timestamps.read(batch.get("timestamp")));
            Long original = envelope.time("originalTimestamp");
            Long received = envelope.time("receivedAt");
            Long event = orElse(arrival, orElse(received, orElse(timestamp, original)));
            Long sent = orElse(envelope.time("sentAt"), Timestamps.read(batch.get("sentAt")));
            boolean correctable = original != null && sent != null && event != null;
            Long corrected = correctable ? Long.valueOf(original + (orElse(received, event) - sent)) : null;
            return new Times(event, orElse(corrected, orElse(timestamp, event)));
        }

        private static Long orElse(Long preferred, Long fallback) {
            return preferred != null ? preferred : fallback;
        }
    }
}

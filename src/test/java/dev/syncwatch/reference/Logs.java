package dev.syncwatch.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sections 4 and 5: what the backend's log says, as events that no user has and that move no time. */
final class Logs {
    static final String EVENT = "backend_response";

    private final List<Line> lines = new ArrayList<>();
    private final long outOfOrdernessMillis;

    /** @param fields null for a heartbeat */
    private record Line(int partition, long time, Map<String, String> fields) {}

    Logs(List<byte[]> file, long outOfOrdernessMillis) {
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        file.forEach(this::read);
    }

    /** Those that are not late; among equal times in file order. */
    List<Event> counted() {
        List<Event> counted = new ArrayList<>();
        for (int position = 0; position < lines.size(); position++) {
            Line line = lines.get(position);
            if (line.fields != null && !isLate(line, position)) {
                counted.add(new Event(-1 - position, line.time, null, line.fields));
            }
        }
        return counted;
    }

    private boolean isLate(Line line, int position) {
        return lines.subList(0, position).stream()
                .filter(earlier -> earlier.fields == null && earlier.partition == line.partition)
                .anyMatch(heartbeat -> line.time < heartbeat.time - outOfOrdernessMillis);
    }

    private void read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (Json.read(text) instanceof Json.Obj line) {
                Json.Obj kafka = line.object("kafka");
                boolean wrapped = line.get("kafka") instanceof Json.Obj;
                Json.Obj value = wrapped ? line.object("value") : line;
                Long arrival = wrapped ? Timestamps.read(kafka.get("timestamp")) : null;
                int partition = wrapped ? Integer.parseInt(kafka.scalar("partition")) : Decoded.UNWRAPPED;
                read(value, partition, arrival);
            }
        } catch (IOException notJson) {
            // A dead letter: it says nothing.
        }
    }

    private void read(Json.Obj value, int partition, Long arrival) {
        boolean heartbeat = "syncwatch_heartbeat".equals(value.scalar("event"));
        String service = first(
                value.object("labels").scalar("service"),
                value.object("jsonPayload").scalar("service"),
                value.scalar("service"));
        Long time = arrival != null ? arrival : Timestamps.read(value.get("timestamp"));
        if (time != null && (heartbeat || "learning-sync".equals(service))) {
            lines.add(new Line(partition, time, heartbeat ? null : fields(value)));
        }
    }

    private static Map<String, String> fields(Json.Obj value) {
        Map<String, String> fields = new HashMap<>();
        fields.put("event", EVENT);
        fields.put(
                "environment", first(value.object("labels").scalar("environment"), value.scalar("environment"), null));
        fields.putIfAbsent("environment", "production");
        fields.put("statusCode", first(value.object("httpRequest").scalar("status"), value.scalar("status"), null));
        fields.put("message", first(value.scalar("message"), value.scalar("textPayload"), null));
        fields.put("durationMs", value.scalar("durationMs"));
        fields.values().removeIf(text -> text == null);
        return fields;
    }

    private static String first(String one, String other, String third) {
        return one != null ? one : other != null ? other : third;
    }
}

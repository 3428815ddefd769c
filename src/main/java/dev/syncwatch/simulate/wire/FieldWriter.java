package dev.syncwatch.simulate.wire;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the fields that make one kind of event different from another, each with a comma before it. */
final class FieldWriter {
    private static final byte[] DIRTY_COUNT = JsonText.ascii(",\"dirtyCount\":");
    private static final byte[] SUCCESS = JsonText.ascii(",\"status\":\"success\"");
    private static final byte[] QUEUE_DELTA = JsonText.ascii(",\"queueDelta\":");
    private static final byte[] DURATION = JsonText.ascii(",\"durationMs\":");

    private final JsonText json;
    private final Map<Telling.Failure, byte[]> failures = new HashMap<>();
    private final Map<Telling.SkipReason, byte[]> reasons = new EnumMap<>(Telling.SkipReason.class);

    FieldWriter(JsonText json) {
        this.json = json;
        for (Telling.SkipReason reason : Telling.SkipReason.values()) {
            String word = reason.name().toLowerCase(Locale.ROOT);
            reasons.put(reason, JsonText.ascii(",\"reason\":\"" + word + "\""));
        }
    }

    void write(Telling what) {
        json.add(what.trigger().field);
        switch (what.name()) {
            case STARTED -> json.add(DIRTY_COUNT).number(what.dirtyCount());
            case COMPLETED -> result(what, SUCCESS);
            case FAILED -> result(what, failures.computeIfAbsent(what.why(), FieldWriter::failure));
            case SKIPPED ->
                json.add(reasons.get(what.reason())).add(DIRTY_COUNT).number(what.dirtyCount());
            case HEARTBEAT -> throw new IllegalArgumentException("a phone has no heartbeat");
        }
    }

    private void result(Telling what, byte[] how) {
        json.add(how).add(DIRTY_COUNT).number(what.dirtyCount());
        json.add(QUEUE_DELTA).number(what.queueDelta()).add(DURATION).number(what.durationMillis());
    }

    private static byte[] failure(Telling.Failure why) {
        String status = why.status() == 0 ? "" : ",\"statusCode\":" + why.status();
        return JsonText.ascii(",\"stage\":\"" + why.stage() + "\"" + status + ",\"message\":\"" + why.message() + "\"");
    }
}

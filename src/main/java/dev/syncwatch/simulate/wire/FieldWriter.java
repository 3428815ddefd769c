package dev.syncwatch.simulate.wire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the fields that make one kind of event different from another, each with a comma before it. */
final class FieldWriter {
    private static final String DIRTY_COUNT = ",\"dirtyCount\":";
    private static final byte[] QUEUE_DELTA = JsonText.ascii(",\"queueDelta\":");
    private static final byte[] DURATION = JsonText.ascii(",\"durationMs\":");

    /** From the trigger to the number of records in the queue. */
    private final byte[][] starts = openings("");

    private final byte[][] successes = openings(",\"status\":\"success\"");
    private final Map<SkipReason, byte[][]> skips = new EnumMap<>(SkipReason.class);
    private final Map<Failure, byte[][]> failures = new HashMap<>();
    private final JsonText json;

    FieldWriter(JsonText json) {
        this.json = json;
        for (SkipReason reason : SkipReason.values()) {
            skips.put(reason, openings(",\"reason\":\"" + word(reason) + "\""));
        }
    }

    private static byte[][] openings(String inBetween) {
        return Arrays.stream(Trigger.values())
                .map(trigger -> ",\"trigger\":\"" + word(trigger) + "\"" + inBetween + DIRTY_COUNT)
                .map(JsonText::ascii)
                .toArray(byte[][]::new);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void write(Report report) {
        switch (report.name()) {
            case STARTED -> writeStart(report);
            case COMPLETED -> result(successes, report);
            case FAILED -> result(failures.computeIfAbsent(report.failure(), FieldWriter::failure), report);
            case SKIPPED -> open(skips.get(report.reason()), report);
            case HEARTBEAT -> throw new IllegalArgumentException("a phone has no heartbeat");
        }
    }

    /** Those of the start of its sync. */
    void writeStart(Report report) {
        open(starts, report);
    }

    private void open(byte[][] openings, Report report) {
        json.add(openings[report.trigger().ordinal()]).number(report.dirtyCount());
    }

    private void result(byte[][] openings, Report report) {
        open(openings, report);
        json.add(QUEUE_DELTA).number(report.queueDelta()).add(DURATION).number(report.durationMillis());
    }

    private static byte[][] failure(Failure why) {
        String status = why.status() == 0 ? "" : ",\"statusCode\":" + why.status();
        return openings(",\"stage\":\"" + why.stage() + "\"" + status + ",\"message\":\"" + why.message() + "\"");
    }
}

package dev.syncwatch.cli.ruletest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.AlertsInOrder;
import dev.syncwatch.alert.GroupAnswer;
import dev.syncwatch.cli.ruletest.timeline.Happening;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.HistoryInOrder;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.file.TelemetryHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the pipeline made of one test's events.
 *
 * @param changes in order of time
 * @param answers of every rule and group at every evaluation
 */
record TestRun(List<Came> changes, List<GroupAnswer> answers) {
    /** Where every timeline begins: a Monday, at a full hour. */
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NUMBERS = Set.of("statusCode", "queueDelta", "dirtyCount", "durationMs");

    /** A change, and the milliseconds since the start at which it came. */
    record Came(long at, JsonNode json) {
        String rule() {
            return json.path("rule").asText();
        }

        String state() {
            return json.path("state").asText();
        }
    }

    static TestRun of(RuleTest test, Detection detection) {
        TelemetryHistory history = new TelemetryHistory(detection.plan().paneMillis());
        for (String line : events(test)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            Position position = new Position(null, Position.NO_PARTITION, -1, 0);
            history.add(RawRecord.of(bytes, RawRecord.NO_ARRIVAL, position));
        }
        TestRun run = new TestRun(new ArrayList<>(), new ArrayList<>());
        new HistoryInOrder(detection).run(history.events(), START.toEpochMilli() + test.until(), run.listener());
        return run;
    }

    private AlertsInOrder.Listener listener() {
        return new AlertsInOrder.Listener() {
            @Override
            public void changed(AlertChange change) {
                changes.add(new Came(sinceStart(change.at().toEpochMilli()), json(ChangeJson.of(change))));
            }

            @Override
            public void answered(GroupAnswer answer) {
                answers.add(answer);
            }
        };
    }

    static long sinceStart(long epochMillis) {
        return epochMillis - START.toEpochMilli();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written as JSON is JSON", impossible);
        }
    }

    /** The test's events as {@code replay} reads them, one a line, and a heartbeat that carries time to the test's end. */
    static List<String> events(RuleTest test) {
        List<String> lines = new ArrayList<>();
        test.happenings().forEach(happening -> lines.add(line(happening)));
        ObjectNode end = JSON.createObjectNode();
        end.put("event", "syncwatch_heartbeat")
                .put("timestamp", START.plusMillis(test.until() - 1).toString());
        lines.add(end.toString());
        return lines;
    }

    private static String line(Happening happening) {
        ObjectNode event = JSON.createObjectNode();
        event.put("event", happening.name())
                .put("timestamp", START.plusMillis(happening.at()).toString());
        if (happening.user() != null) {
            event.put("userId", happening.user());
        }
        happening.fields().forEach((field, value) -> {
            boolean number = NUMBERS.contains(field) && value.matches("-?[0-9]{1,15}");
            if (number) {
                event.put(field, Long.parseLong(value));
            } else {
                event.put(field, value);
            }
        });
        return event.toString();
    }
}

package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Section 11: the rows of {@code window_rate}. */
final class WindowRows {
    private static final long MINUTE = 60_000;
    private static final long WINDOW = 15 * MINUTE;
    private static final List<String> ATTEMPTS = List.of("learning_sync_completed", "learning_sync_failed");

    private final List<Event> counted;
    private final BigDecimal threshold;

    WindowRows(List<Event> counted, List<Rule> rules) {
        this.counted = counted;
        this.threshold = rules.stream()
                .filter(rule -> rule.id().equals("failure-rate"))
                .map(rule -> rule.number("above"))
                .findFirst()
                .orElse(null);
    }

    /** @param lastEnd the last pane end, after which nothing is evaluated */
    List<ObjectNode> upTo(long lastEnd) {
        List<ObjectNode> rows = new ArrayList<>();
        long first = counted.stream().mapToLong(Event::time).min().orElse(lastEnd);
        for (long end = Panes.end(first, MINUTE); end <= lastEnd; end += MINUTE) {
            TreeMap<String, List<Event>> byEnvironment = new TreeMap<>(WindowRows::utf8Order);
            for (Event event : Event.within(counted, end - WINDOW, end)) {
                byEnvironment
                        .computeIfAbsent(event.fields().get("environment"), environment -> new ArrayList<>())
                        .add(event);
            }
            long windowEnd = end;
            byEnvironment.forEach((environment, events) -> rows.add(row(windowEnd, environment, events)));
        }
        return rows;
    }

    private static int utf8Order(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode row(long end, String environment, List<Event> events) {
        List<Event> attempts = events.stream()
                .filter(event -> ATTEMPTS.contains(event.fields().get("event")))
                .toList();
        int successes = (int) attempts.stream().filter(WindowRows::isSuccess).count();
        int failures = attempts.size() - successes;
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("window_end", Change.instant(end));
        row.put("environment", environment);
        row.put("attempts", attempts.size());
        row.put("successes", successes);
        row.put("failures", failures);
        row.put("failure_rate", attempts.isEmpty() ? null : Double.valueOf((double) failures / attempts.size()));
        row.put("active_users", Event.users(events));
        row.set("queue_delta", Change.number(Threshold.sum("queueDelta", events)));
        row.set("threshold", Change.number(threshold));
        return row;
    }

    private static boolean isSuccess(Event event) {
        return "learning_sync_completed".equals(event.fields().get("event"))
                && "success".equals(event.fields().get("status"));
    }
}

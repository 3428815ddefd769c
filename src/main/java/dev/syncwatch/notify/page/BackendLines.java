package dev.syncwatch.notify.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the backend's own log says of the rule's window, as the change brings it. */
final class BackendLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MOST = 5;
    private static final int LONGEST_NAME = 100;

    private BackendLines() {}

    /** One line a finding; empty where the change brings nothing of it. */
    static List<String> of(JsonNode backend) {
        long responses = backend.path("responses").asLong();
        List<String> lines = new ArrayList<>();
        if (responses > 0) {
            lines.add(total(backend, responses));
            add("status", counts(backend.path("statuses"), "statusCode"), lines);
            add("failed at", counts(backend.path("paths"), "path"), lines);
        }
        return List.copyOf(lines);
    }

    private static String total(JsonNode backend, long responses) {
        long failures = backend.path("failures").asLong();
        long serverErrors = backend.path("serverErrors").asLong();
        return "%s answers in the log: %s other than 2xx, %s (%s) 5xx%s"
                .formatted(
                        Wording.number(responses),
                        Wording.number(failures),
                        Wording.number(serverErrors),
                        Wording.percent((double) serverErrors / responses),
                        span(backend));
    }

    private static String span(JsonNode backend) {
        try {
            return "; from %s to %s UTC".formatted(time(backend.path("first")), time(backend.path("last")));
        } catch (DateTimeException unreadable) {
            return "";
        }
    }

    private static String time(JsonNode time) {
        return TIME.format(Instant.parse(time.asText()).atOffset(ZoneOffset.UTC));
    }

    private static void add(String words, String counts, List<String> lines) {
        if (!counts.isEmpty()) {
            lines.add(words + " " + counts);
        }
    }

    private static String counts(JsonNode counts, String name) {
        return StreamSupport.stream(counts.spliterator(), false)
                .filter(count -> !Text.line(count.path(name)).isEmpty())
                .limit(MOST)
                .map(count ->
                        Text.cut(Redaction.of(Text.cut(Text.line(count.path(name)), 2 * LONGEST_NAME)), LONGEST_NAME)
                                + ": "
                                + Wording.number(count.path("times").asLong()))
                .collect(Collectors.joining(", "));
    }
}

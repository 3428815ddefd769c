package dev.syncwatch.notify.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads changes leniently: only what makes a page impossible (no alert, state or time) makes one unreadable. */
public final class ChangeReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads one record value in UTF-8; null (a deleted record) is unreadable. */
    public ChangeReading read(byte[] value) {
        return read(value, List.of());
    }

    /** As {@link #read(byte[])}, with the rules that hold this one's notifications back. */
    public ChangeReading read(byte[] value, List<String> inhibitedBy) {
        if (value == null) {
            return new UnreadableChange("the record is empty");
        }
        try {
            JsonNode node = JSON.readTree(value);
            return node != null && node.isObject()
                    ? change(node, inhibitedBy)
                    : new UnreadableChange("not a JSON object");
        } catch (IOException broken) {
            return new UnreadableChange("not JSON");
        }
    }

    private static ChangeReading change(JsonNode node, List<String> inhibitedBy) {
        String alert = Text.line(node.path("alert"));
        Optional<State> state = State.of(Text.line(node.path("state")));
        Instant at = instant(node.path("at"));
        if (alert.isEmpty()) {
            return new UnreadableChange("the field 'alert' is missing");
        }
        if (state.isEmpty()) {
            return new UnreadableChange("the field 'state' is missing or not one of the six states");
        }
        return at == null
                ? new UnreadableChange("the field 'at' is missing or no RFC 3339 time")
                : change(node, alert, state.get(), at, inhibitedBy);
    }

    private static PublishedChange change(
            JsonNode node, String alert, State state, Instant at, List<String> inhibitedBy) {
        String episode = Text.line(node.path("episode"));
        EvidenceReader evidence = new EvidenceReader(node.path("evidence"));
        Map<String, Double> numbers = numbers(node.path("numbers"));
        return new PublishedChange(
                alert,
                episode.isEmpty() ? null : episode,
                Text.orElse(node.path("rule"), alert),
                texts(node.path("group")),
                state,
                State.of(Text.line(node.path("previous"))).orElse(State.INACTIVE),
                at,
                instant(node.path("startsAt")),
                Severity.of(Text.line(node.path("severity"))),
                number(node.path("value")),
                number(node.path("threshold")),
                numbers,
                evidence.rows(),
                Text.orElse(node.path("mode"), "live"),
                Text.line(node.path("title")),
                names(node.path("notify")),
                Text.line(node.path("runbook")),
                names(node.path("inhibits")),
                inhibitedBy,
                CauseReader.read(node.path("diagnosis"), evidence.rows(), numbers),
                BackendLines.of(node.path("evidence").path("backend")),
                evidence.texts("samples"));
    }

    private static Instant instant(JsonNode node) {
        try {
            return node.isTextual() ? Instant.parse(node.textValue()) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Double number(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
    }

    private static Map<String, Double> numbers(JsonNode node) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            Double number = number(field.getValue());
            if (number != null) {
                numbers.put(field.getKey(), number);
            }
        });
        return Map.copyOf(numbers);
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(field -> texts.put(Text.line(field.getKey()), Text.line(field.getValue())));
        return texts;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }
}

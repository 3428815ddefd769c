package dev.syncwatch.dashboard.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A silence.
 *
 * @param what what it holds back: {@code rule=failure-rate environment=[staging, ~^dev]}
 */
public record SilenceView(
        String id, String what, Instant startsAt, Instant endsAt, String state, String author, String reason) {

    /** Where a silence is in its life at {@code clock}; its end is exclusive. */
    public static String state(Instant startsAt, Instant endsAt, Instant clock) {
        if (!clock.isBefore(endsAt)) {
            return "expired";
        }
        return clock.isBefore(startsAt) ? "pending" : "active";
    }

    /** Matchers for people, out of an object of fields and what is wanted of them. */
    public static String what(JsonNode matchers) {
        return matchers.properties().stream()
                .map(matcher -> field(matcher.getKey(), matcher.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String field(String name, JsonNode wanted) {
        if (wanted.isArray() && wanted.size() > 1) {
            return name + "="
                    + StreamSupport.stream(wanted.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        String only = wanted.isArray() ? wanted.path(0).asText() : wanted.asText();
        return name + (only.startsWith("!=") ? "" : "=") + only;
    }
}

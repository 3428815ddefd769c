package dev.syncwatch.dashboard.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A silence.
 *
 * @param what what it holds back: {@code rule=failure-rate environment=[staging, ~^dev]}
 * @param startsAt of one that recurs, the time that is on or comes next; once it is over, all of it
 * @param endsAt the end of the same, exclusive
 * @param recurs when it holds, for people; null if once
 * @param state {@code active}, {@code pending} or {@code expired}
 */
public record SilenceView(
        String id,
        String what,
        Instant startsAt,
        Instant endsAt,
        String recurs,
        String state,
        String author,
        String reason) {

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

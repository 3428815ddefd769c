package dev.syncwatch.cli.tail.seen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.window.EventMeasurer;
import java.util.List;

/**
 * What somebody wants to see. What lacks a field that is asked for is not shown: a change has no user, an event no rule.
 *
 * @param where        it is enough that one matches; without any, all do
 * @param user         null for everybody
 * @param rule         null for every rule
 * @param environments without any, all
 * @param heartbeats   whether they are shown, where nothing else is asked for
 */
public record Filter(List<Matcher> where, String user, String rule, List<String> environments, boolean heartbeats) {

    private static final FieldLookup NOTHING = field -> null;

    /** Whether to show it. */
    public boolean passes(Seen seen) {
        if (seen.content() instanceof Seen.Heartbeat) {
            return heartbeats && asksForNothing();
        }
        FieldLookup fields = fields(seen.content());
        return (user == null || user.equals(fields.text(EventField.USER_ID)))
                && (rule == null || rule.equals(ruleOf(seen.content())))
                && (environments.isEmpty() || environments.contains(fields.text(EventField.ENVIRONMENT)))
                && (where.isEmpty()
                        || fields != NOTHING && where.stream().anyMatch(matcher -> matcher.matches(fields)));
    }

    private boolean asksForNothing() {
        return where.isEmpty() && user == null && rule == null && environments.isEmpty();
    }

    private static FieldLookup fields(Seen.Content content) {
        if (content instanceof Seen.Event event) {
            return field -> EventMeasurer.text(event.event(), field);
        }
        if (content instanceof Seen.Change change) {
            return of(change.json().path("group"));
        }
        return content instanceof Seen.Other other ? of(other.json()) : NOTHING;
    }

    private static FieldLookup of(JsonNode json) {
        return field -> json.path(field.fieldName()).asText(null);
    }

    private static String ruleOf(Seen.Content content) {
        return content instanceof Seen.Change change
                ? change.json().path("rule").asText(null)
                : null;
    }
}

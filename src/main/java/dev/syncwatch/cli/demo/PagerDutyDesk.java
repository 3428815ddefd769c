package dev.syncwatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.cli.demo.Card.Tone;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the person who carries the pager sees: one card for each event that PagerDuty has taken since the last look. */
final class PagerDutyDesk {
    private static final String PLACE = "PagerDuty";

    /** What is read first when a phone rings at night. */
    private static final List<String> DETAILS =
            List.of("what", "likely cause", "what to do", "who fails", "backend log", "messages");

    private final PagerDutyStandIn pagerDuty;
    private final Set<String> open = new HashSet<>();
    private int seen;

    PagerDutyDesk(PagerDutyStandIn pagerDuty) {
        this.pagerDuty = pagerDuty;
    }

    void look(Consumer<Card> show) {
        List<JsonNode> accepted = pagerDuty.accepted();
        for (JsonNode event : accepted.subList(seen, accepted.size())) {
            show.accept(card(event));
        }
        seen = accepted.size();
    }

    /** How many alerts are open. */
    int open() {
        return open.size();
    }

    private Card card(JsonNode event) {
        String key = event.path("dedup_key").asText();
        JsonNode payload = event.path("payload");
        String summary = payload.path("summary").asText();
        if (event.path("event_action").asText().equals("resolve")) {
            open.remove(key);
            return Card.of(PLACE, Tone.GOOD, "RESOLVED  " + summary);
        }
        if (!open.add(key)) {
            return Card.of(PLACE, Tone.DOUBTFUL, "updated  " + summary);
        }
        String severity = payload.path("severity").asText();
        Tone tone = severity.equals("critical") ? Tone.BAD : Tone.DOUBTFUL;
        return details(Card.of(PLACE, tone, severity.toUpperCase() + "  " + summary), payload.path("custom_details"));
    }

    private static Card details(Card card, JsonNode details) {
        Card all = card;
        for (String name : DETAILS) {
            all = all.with(name, texts(details.path(name)));
        }
        return all;
    }

    private static List<String> texts(JsonNode value) {
        if (!value.isArray()) {
            return value.isMissingNode() ? List.of() : List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}

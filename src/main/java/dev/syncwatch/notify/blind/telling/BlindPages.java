package dev.syncwatch.notify.blind.telling;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.blind.condition.Blindness;
import dev.syncwatch.notify.blind.telling.Gate.Telling;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.page.PublishedChange.State;
import dev.syncwatch.notify.page.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a blindness into the form of a page. Its incident is {@code blind/<what>}, on all channels. */
final class BlindPages {
    private static final String SOURCE = "syncwatch";

    private BlindPages() {}

    static Notification of(Telling telling, Instant now) {
        String incident = "blind/" + telling.blindness().what();
        String id = incident + "@" + telling.openedAt() + "#" + telling.action();
        // Reminders of one opening are many.
        String unique = telling.action() == Action.REMIND ? id + "@" + now : id;
        return new Notification(unique, incident, telling.action(), page(incident, telling, now), false);
    }

    private static Page page(String incident, Telling telling, Instant now) {
        Blindness blindness = telling.blindness();
        boolean over = telling.action() == Action.CLOSE;
        String title = over ? "Over: " + blindness.title() : blindness.title();
        State state = over ? State.RESOLVED : State.FIRING;
        PagedEpisode episode = new PagedEpisode(
                incident,
                incident,
                Map.of(),
                blindness.severity(),
                state,
                title,
                telling.openedAt(),
                over ? now : null);
        return new Page(
                title,
                over ? ended(blindness, now) : blindness.story(),
                "",
                state,
                blindness.severity(),
                now,
                SOURCE,
                incident,
                "",
                facts(blindness, over),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(episode));
    }

    private static String ended(Blindness blindness, Instant now) {
        return "This is over at " + Wording.time(now, blindness.since()) + ", after "
                + Wording.duration(Duration.between(blindness.since(), now).toSeconds())
                + "; Syncwatch sees again. It was: " + blindness.story();
    }

    private static Map<String, String> facts(Blindness blindness, boolean over) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!over) {
            facts.put("this does NOT mean", blindness.doesNotMean());
            int number = 1;
            for (String action : blindness.actions()) {
                facts.put("do " + number++, action);
            }
        }
        facts.put("since", blindness.since().toString());
        facts.putAll(blindness.facts());
        return facts;
    }
}

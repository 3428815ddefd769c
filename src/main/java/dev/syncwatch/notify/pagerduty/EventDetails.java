package dev.syncwatch.notify.pagerduty;

import dev.syncwatch.notify.page.Cause;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PagedEpisode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page below its title, in the order in which it should be read; what the page does not have is left out. */
final class EventDetails {
    /** In code points. */
    private static final int LONGEST_TEXT = 2000;

    private static final int MOST_EPISODES = 20;

    /** A fact that ops wrote and no phone had a part in. */
    private static final String RUNBOOK = "runbook";

    private EventDetails() {}

    static Map<String, Object> of(Page page) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("what", clean(page.story()));
        details.put("note", clean(page.note()));
        if (page.cause() != null) {
            details.put("likely cause", clean(cause(page.cause())));
            details.put("what to do", clean(page.cause().actions()));
        }
        page.facts().forEach((name, value) -> details.put(clean(name), fact(name, value)));
        details.put("who fails", clean(page.evidence()));
        details.put("backend log", clean(page.logs()));
        details.put("messages", clean(page.samples()));
        if (page.episodes().size() > 1) {
            details.put("episodes", episodes(page.episodes()));
        }
        details.values().removeIf(value -> value.equals("") || value.equals(List.of()));
        return details;
    }

    private static String cause(Cause cause) {
        String section = cause.section().isEmpty() ? "" : "runbook " + cause.section() + ": ";
        return section + cause.what() + (cause.why().isEmpty() ? "" : "; " + cause.why());
    }

    private static String fact(String name, String value) {
        return name.equals(RUNBOOK) ? Harmless.text(value, LONGEST_TEXT) : clean(value);
    }

    /** The newest, if there are very many. */
    private static List<String> episodes(List<PagedEpisode> all) {
        return all.subList(Math.max(0, all.size() - MOST_EPISODES), all.size()).stream()
                .map(episode ->
                        clean(episode.severity().word() + ", since " + episode.startsAt() + ": " + episode.title()))
                .toList();
    }

    private static List<String> clean(List<String> texts) {
        return texts.stream().map(EventDetails::clean).toList();
    }

    private static String clean(String text) {
        return Harmless.unlinked(text, LONGEST_TEXT);
    }
}

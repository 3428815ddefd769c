package dev.syncwatch.notify.slack.message;

import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state of an episode or an incident, in a colour and a word. */
enum Shown {
    FIRING("🔴", "Firing"),
    RECOVERING("🟡", "Recovering"),
    RESOLVED("🟢", "Resolved"),
    DATA_STOPPED("⚪", "Data stopped"),
    RULE_CHANGED("⚪", "Ended by a change of rules");

    private final String colour;
    private final String word;

    Shown(String colour, String word) {
        this.colour = colour;
        this.word = word;
    }

    /** What is not over and not recovering is firing. */
    static Shown of(State state) {
        return switch (state) {
            case RECOVERING -> RECOVERING;
            case RESOLVED, INACTIVE -> RESOLVED;
            case EXPIRED -> DATA_STOPPED;
            case SUPERSEDED -> RULE_CHANGED;
            case FIRING, PENDING -> FIRING;
        };
    }

    /** The state of the whole incident: firing if any episode is, over if all are. */
    static Shown of(Page page) {
        List<Shown> states =
                page.episodes().stream().map(episode -> of(episode.state())).toList();
        if (states.isEmpty()) {
            return of(page.state());
        }
        for (Shown shown : List.of(FIRING, RECOVERING, DATA_STOPPED, RULE_CHANGED)) {
            if (states.contains(shown)) {
                return shown;
            }
        }
        return RESOLVED;
    }

    /** The title of the worst episode that is open, the first of several; the page's own if there is none. */
    static String title(Page page) {
        Optional<PagedEpisode> worst = page.episodes().stream()
                .filter(episode -> of(episode.state()).isOpen())
                .min(Comparator.comparing(PagedEpisode::severity));
        return worst.map(PagedEpisode::title).orElse(page.title());
    }

    boolean isOpen() {
        return this == FIRING || this == RECOVERING;
    }

    String colour() {
        return colour;
    }

    String word() {
        return word;
    }

    /** The title behind the word, unless it says so itself. */
    String before(String title) {
        boolean says = title.regionMatches(true, 0, word, 0, word.length());
        return says ? word + title.substring(word.length()) : word + ": " + title;
    }
}

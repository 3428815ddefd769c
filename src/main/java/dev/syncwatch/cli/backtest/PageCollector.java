package dev.syncwatch.cli.backtest;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts changes, in their order, together to pages. */
final class PageCollector {
    /** How long a symptom waits for its cause (design section 10). */
    private static final Duration HOLD = Duration.ofSeconds(60);

    private final BothSets.Side side;
    private final Map<String, PublishedChange> open = new LinkedHashMap<>();
    private final List<Episode> episodes = new ArrayList<>();

    /** One episode, whether it calls anybody or not. */
    private record Episode(PublishedChange begun, Instant to, boolean goesOn) {

        /** Whether nobody is called for {@code symptom}, because this fires from its beginning to its end. */
        boolean covers(Episode symptom) {
            return begun.inhibits().contains(symptom.begun.rule())
                    && !begun.since().isAfter(symptom.begun.since().plus(HOLD))
                    && !to.isBefore(symptom.to)
                    && sharesGroup(symptom);
        }

        private boolean sharesGroup(Episode symptom) {
            return begun.group().entrySet().stream()
                    .allMatch(field -> field.getValue()
                            .equals(symptom.begun.group().getOrDefault(field.getKey(), field.getValue())));
        }
    }

    /** Changes of the other side are passed over. */
    PageCollector(BothSets.Side side) {
        this.side = side;
    }

    void add(PublishedChange change) {
        if (!side.marked(change.rule())
                || change.episode() == null
                || !change.mode().equals("live")) {
            return;
        }
        if (change.isOpen()) {
            open.putIfAbsent(change.episode(), change);
            return;
        }
        PublishedChange begun = open.remove(change.episode());
        if (begun != null) {
            episodes.add(new Episode(begun, change.at(), false));
        }
    }

    /** All pages, in order of their beginning; what is still open ends with the events. */
    List<Page> pages(Instant end) {
        List<Episode> all = new ArrayList<>(episodes);
        open.values().forEach(begun -> all.add(new Episode(begun, end, true)));
        return all.stream()
                .filter(episode -> !episode.begun().channels().isEmpty())
                .map(episode -> page(episode, all.stream().anyMatch(other -> other.covers(episode))))
                .sorted(Comparator.comparing(Page::from).thenComparing(Page::alert))
                .toList();
    }

    private Page page(Episode episode, boolean heldBack) {
        PublishedChange begun = episode.begun();
        return new Page(
                side.unmark(begun.rule()),
                side.unmark(begun.alert()),
                begun.severity().word(),
                begun.title().replace(begun.rule(), side.unmark(begun.rule())),
                begun.channels(),
                begun.since(),
                episode.to(),
                episode.goesOn(),
                heldBack);
    }
}

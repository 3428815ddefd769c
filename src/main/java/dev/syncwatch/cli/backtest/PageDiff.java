package dev.syncwatch.cli.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of the live pages is there under the changed rules too. Pages are the same if they are of one alert and overlap; each is paired
 * once, with the one that begins nearest to it.
 *
 * @param kept   in order of the live pages
 * @param lost   live pages that nobody would get any more
 * @param gained pages that nobody gets today
 */
record PageDiff(List<Pair> kept, List<Page> lost, List<Page> gained) {

    /** One page under both rule sets. */
    record Pair(Page live, Page changed) {

        /** Positive if the changed rules call later. */
        Duration later() {
            return Duration.between(live.from(), changed.from());
        }

        /** Positive if the changed rules keep firing for longer. */
        Duration longer() {
            return changed.length().minus(live.length());
        }
    }

    /** Compares those that call somebody: what is held back by its cause is no page. */
    static PageDiff of(List<Page> live, List<Page> changed) {
        List<Page> left = new ArrayList<>(calling(changed));
        List<Pair> kept = new ArrayList<>();
        List<Page> lost = new ArrayList<>();
        for (Page page : calling(live)) {
            Optional<Page> same = left.stream()
                    .filter(other -> other.alert().equals(page.alert()) && other.overlaps(page))
                    .min(Comparator.comparing(other -> distance(page.from(), other.from())));
            same.ifPresentOrElse(
                    other -> {
                        left.remove(other);
                        kept.add(new Pair(page, other));
                    },
                    () -> lost.add(page));
        }
        return new PageDiff(kept, lost, left);
    }

    /** Those that are not held back. */
    static List<Page> calling(List<Page> pages) {
        return pages.stream().filter(page -> !page.heldBack()).toList();
    }

    private static Duration distance(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    List<Pair> earlier() {
        return kept.stream().filter(pair -> pair.later().isNegative()).toList();
    }

    List<Pair> later() {
        return kept.stream()
                .filter(pair -> pair.later().compareTo(Duration.ZERO) > 0)
                .toList();
    }
}

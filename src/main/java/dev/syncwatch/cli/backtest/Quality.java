package dev.syncwatch.cli.backtest;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How well pages fit the incidents that are known.
 *
 * @param precision the share of pages that an incident explains; null without pages
 * @param recall    the share of incidents that somebody was called for; null without incidents
 * @param delay     median from an incident's beginning to the first call; null where none was found
 * @param missed    incidents that nobody was called for
 * @param falsePages pages that no incident explains
 */
record Quality(Double precision, Double recall, Duration delay, List<Label> missed, List<Page> falsePages) {

    static Quality of(List<Page> pages, List<Label> labels) {
        List<Page> calling = PageDiff.calling(pages);
        List<Page> falsePages = calling.stream()
                .filter(page -> labels.stream().noneMatch(label -> label.explains(page)))
                .toList();
        List<Label> missed =
                labels.stream().filter(label -> first(label, calling).isEmpty()).toList();
        return new Quality(
                share(calling.size() - falsePages.size(), calling.size()),
                share(labels.size() - missed.size(), labels.size()),
                median(labels, calling),
                missed,
                falsePages);
    }

    private static Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static Optional<Page> first(Label label, List<Page> pages) {
        return pages.stream().filter(label::explains).min(Comparator.comparing(Page::from));
    }

    private static Duration median(List<Label> labels, List<Page> pages) {
        List<Duration> delays = labels.stream()
                .flatMap(label -> first(label, pages).stream()
                        .map(page -> Duration.between(label.from(), page.from()))
                        .map(delay -> delay.isNegative() ? Duration.ZERO : delay))
                .sorted()
                .toList();
        return delays.isEmpty() ? null : delays.get((delays.size() - 1) / 2);
    }
}

package dev.syncwatch.cli.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What both rule sets made of the same events.
 *
 * @param from   the first evaluated minute
 * @param to     the last one
 * @param labels incidents that are known; null where nobody has said which
 */
record Backtest(Instant from, Instant to, Outcome live, Outcome changed, List<Label> labels) {
    /** The numbers that conditions can name. */
    static final List<String> NUMBERS =
            List.of("gained", "lost", "earlier", "later", "pages", "firing", "precision", "recall", "delay");

    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

    /** What one rule set made of them; pages in order of their beginning. */
    record Outcome(List<Page> pages) {

        /** Those that call somebody. */
        List<Page> calling() {
            return PageDiff.calling(pages);
        }

        /** How long calling pages fire, all together. */
        Duration firing() {
            return calling().stream().map(Page::length).reduce(Duration.ZERO, Duration::plus);
        }
    }

    PageDiff diff() {
        return PageDiff.of(live.pages(), changed.pages());
    }

    double days() {
        return Duration.between(from, to).toSeconds() / DAY_SECONDS;
    }

    /** Calls in a day on average. */
    double pagesPerDay(Outcome outcome) {
        return outcome.calling().size() / days();
    }

    /** Null where no incidents are known. */
    Quality quality(Outcome outcome) {
        return labels == null ? null : Quality.of(outcome.pages(), labels);
    }

    /** By the names of {@link #NUMBERS}: of the changed rules where one set alone is meant; null for what is not known. */
    Map<String, Double> numbers() {
        PageDiff diff = diff();
        Quality quality = quality(changed);
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("gained", (double) diff.gained().size());
        numbers.put("lost", (double) diff.lost().size());
        numbers.put("earlier", (double) diff.earlier().size());
        numbers.put("later", (double) diff.later().size());
        numbers.put("pages", (double) changed.calling().size());
        numbers.put("firing", (double) changed.firing().toSeconds());
        numbers.put("precision", quality == null ? null : quality.precision());
        numbers.put("recall", quality == null ? null : quality.recall());
        numbers.put(
                "delay",
                quality == null || quality.delay() == null
                        ? null
                        : (double) quality.delay().toSeconds());
        return numbers;
    }
}

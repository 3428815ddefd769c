package dev.syncwatch.cli.backtest;

import dev.syncwatch.cli.backtest.Backtest.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A backtest for a terminal: the pages that would be different first, the numbers below. */
final class TextReport {
    private final PrintWriter out;
    private final Backtest backtest;

    TextReport(PrintWriter out, Backtest backtest) {
        this.out = out;
        this.backtest = backtest;
    }

    void print() {
        out.printf(
                Locale.ROOT,
                "%s to %s UTC (%.1f days)%n",
                Spoken.time(backtest.from()),
                Spoken.time(backtest.to()),
                backtest.days());
        PageDiff diff = backtest.diff();
        pages("Gained: nobody is called for these today", "+", diff.gained());
        pages("Lost: nobody would be called for these any more", "-", diff.lost());
        moved(diff);
        numbers(diff);
        mistakes();
        out.flush();
    }

    private void pages(String title, String sign, List<Page> pages) {
        if (pages.isEmpty()) {
            return;
        }
        out.printf("%n%s%n", title);
        pages.forEach(page -> out.printf(
                "  %s %s  %-9s %-8s %s%n",
                sign,
                Spoken.time(page.from()),
                page.goesOn() ? "goes on" : Spoken.duration(page.length()),
                page.severity(),
                page.title()));
    }

    private void moved(PageDiff diff) {
        List<PageDiff.Pair> moved = diff.kept().stream()
                .filter(pair -> !pair.later().isZero() || !pair.longer().isZero())
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        out.printf("%nMoved%n");
        moved.forEach(pair -> out.printf(
                "  ~ %s  %s, %s: %s%n",
                Spoken.time(pair.live().from()),
                begins(pair),
                lasts(pair),
                pair.live().title()));
    }

    private static String begins(PageDiff.Pair pair) {
        return pair.later().isZero() ? "at the same time" : by(pair.later(), "later", "earlier");
    }

    private static String lasts(PageDiff.Pair pair) {
        return pair.longer().isZero() ? "as long" : by(pair.longer(), "longer", "shorter");
    }

    private static String by(Duration difference, String more, String less) {
        return Spoken.duration(difference.abs()) + " " + (difference.isNegative() ? less : more);
    }

    private void numbers(PageDiff diff) {
        out.printf("%n%-34s %12s %12s%n", "", "live", "changed");
        row("pages", outcome -> String.valueOf(outcome.calling().size()));
        row("pages a day", outcome -> String.format(Locale.ROOT, "%.2f", backtest.pagesPerDay(outcome)));
        row("time in firing", outcome -> Spoken.duration(outcome.firing()));
        row(
                "held back by their cause",
                outcome -> String.valueOf(
                        outcome.pages().size() - outcome.calling().size()));
        if (backtest.labels() != null) {
            row("precision", outcome -> Spoken.percent(backtest.quality(outcome).precision()));
            row(
                    "recall of %d incidents".formatted(backtest.labels().size()),
                    outcome -> Spoken.percent(backtest.quality(outcome).recall()));
            row("delay (median)", outcome -> delay(backtest.quality(outcome)));
        }
        out.printf(
                "%n%d kept, %d gained, %d lost, %d earlier, %d later%n",
                diff.kept().size(),
                diff.gained().size(),
                diff.lost().size(),
                diff.earlier().size(),
                diff.later().size());
    }

    private static String delay(Quality quality) {
        return quality.delay() == null ? "-" : Spoken.duration(quality.delay());
    }

    private void row(String what, Function<Outcome, String> value) {
        out.printf("%-34s %12s %12s%n", what, value.apply(backtest.live()), value.apply(backtest.changed()));
    }

    private void mistakes() {
        if (backtest.labels() == null) {
            return;
        }
        Quality quality = backtest.quality(backtest.changed());
        quality.missed()
                .forEach(label ->
                        out.printf("missed by the changed rules: %s, %s%n", label.name(), Spoken.time(label.from())));
        quality.falsePages()
                .forEach(page -> out.printf(
                        "no incident behind this page of the changed rules: %s, %s%n",
                        page.alert(), Spoken.time(page.from())));
    }
}

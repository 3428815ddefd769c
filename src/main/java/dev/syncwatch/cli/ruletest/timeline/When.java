package dev.syncwatch.cli.ruletest.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * The left side of a line: {@code 0m..30m, 45m..1h every 10s}.
 *
 * @param every how often it happens within each span, in milliseconds; 0 for once a span
 */
record When(List<Span> spans, long every) {
    static When read(String text) throws BadNotation {
        List<Span> spans = new ArrayList<>();
        Words words = new Words(text.replace(",", " , "));
        do {
            spans.add(Span.read(words.take("a time such as 10m..20m")));
        } while (words.takes(","));
        long every = 0;
        if (words.takes("every")) {
            every = words.duration();
            if (every == 0) {
                throw new BadNotation("every 0 would never end");
            }
            if (spans.stream().anyMatch(Span::isMoment)) {
                throw new BadNotation("a moment has no room for `every`; write from..to");
            }
        }
        words.end();
        return new When(List.copyOf(spans), every);
    }

    /** Each turn as the time in which what happens once is spread. */
    List<Span> turns() {
        List<Span> turns = new ArrayList<>();
        for (Span span : spans) {
            if (every == 0) {
                turns.add(span);
            }
            for (long at = span.from(); every > 0 && at < span.to(); at += every) {
                turns.add(new Span(at, Math.min(at + every, span.to())));
            }
        }
        return turns;
    }

    /** How many turns there are, without making them. */
    long turnCount() {
        return spans.stream()
                .mapToLong(span -> every == 0 ? 1 : (span.to() - span.from() + every - 1) / every)
                .sum();
    }

    long end() {
        return spans.stream().mapToLong(Span::to).max().orElse(0);
    }
}

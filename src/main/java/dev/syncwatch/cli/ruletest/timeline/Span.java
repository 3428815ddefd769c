package dev.syncwatch.cli.ruletest.timeline;

/**
 * A stretch of a timeline, or a moment of it.
 *
 * @param from milliseconds since the timeline's start
 * @param to the same, not before {@code from}; what is spread over the span ends before it
 */
public record Span(long from, long to) {
    private static final String DOTS = "..";

    /** Reads {@code 10m} or {@code 10m..20m}. */
    public static Span read(String text) throws BadNotation {
        int dots = text.indexOf(DOTS);
        if (dots < 0) {
            long at = Words.millis(text);
            return new Span(at, at);
        }
        Span span = new Span(Words.millis(text.substring(0, dots)), Words.millis(text.substring(dots + DOTS.length())));
        if (span.to < span.from) {
            throw new BadNotation(text + " ends before it begins");
        }
        return span;
    }

    boolean isMoment() {
        return from == to;
    }

    public boolean contains(long at) {
        return from <= at && at <= to;
    }
}

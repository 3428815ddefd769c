package dev.syncwatch.cli.bench.report;

/** What a figure should be: at least or at most so much. */
public record Goal(boolean atLeast, double bound) {

    public static Goal atLeast(double bound) {
        return new Goal(true, bound);
    }

    public static Goal atMost(double bound) {
        return new Goal(false, bound);
    }

    public boolean holdsFor(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    /** Such as {@code ≥ 0.7}. */
    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + Figures.plain(bound);
    }
}

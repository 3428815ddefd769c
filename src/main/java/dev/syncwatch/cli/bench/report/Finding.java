package dev.syncwatch.cli.bench.report;

import dev.syncwatch.cli.bench.measure.Ratio;

/**
 * One line of a table.
 *
 * @param median of {@code least} to {@code most}; all three are the same where something was measured once
 * @param unit   empty for a ratio
 * @param goal   null where there is none
 */
public record Finding(String what, double median, double least, double most, String unit, Goal goal) {

    /** Measured once. */
    public static Finding of(String what, double value, String unit) {
        return new Finding(what, value, value, value, unit, null);
    }

    /** Measured pair by pair. */
    public static Finding of(String what, Ratio ratio, String unit) {
        return new Finding(what, ratio.median(), ratio.least(), ratio.most(), unit, null);
    }

    public Finding goal(Goal wanted) {
        return new Finding(what, median, least, most, unit, wanted);
    }

    /** Such as {@code 0.72 (0.70 to 0.75)}. */
    public String figure() {
        String range = least == most ? "" : " (" + Figures.of(least) + " to " + Figures.of(most) + ")";
        return Figures.of(median) + (unit.isEmpty() ? "" : " " + unit) + range;
    }

    /** Such as {@code ≥ 0.7: holds}; empty without a goal. */
    public String verdict() {
        return goal == null ? "" : goal + (goal.holdsFor(median) ? ": holds" : ": missed");
    }
}

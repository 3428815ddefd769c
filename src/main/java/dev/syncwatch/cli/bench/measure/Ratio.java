package dev.syncwatch.cli.bench.measure;

import java.util.List;

/**
 * How often one thing goes into another, over pairs.
 *
 * @param median of the pairs' ratios; of an even number the mean of the two in the middle
 */
public record Ratio(double median, double least, double most) {

    /** {@code ratios}: at least one. */
    public static Ratio of(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Ratio(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    @Override
    public String toString() {
        return "%.2f (%.2f to %.2f)".formatted(median, least, most);
    }
}

package dev.syncwatch.dashboard.show;

/** How far a value is from firing. */
public final class Distance {
    private Distance() {}

    /**
     * The way that is left as a share of the threshold: 1 at the value 0, 0 at the threshold, negative beyond it.
     *
     * @return null where either is missing, and for a threshold of 0, of which there are no shares
     */
    public static Double of(Double value, Double threshold) {
        if (value == null || threshold == null || threshold == 0) {
            return null;
        }
        return (threshold - value) / Math.abs(threshold);
    }
}

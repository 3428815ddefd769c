package dev.syncwatch.detect;

/** The Wilson score interval for a proportion (E. B. Wilson, 1927). */
final class Wilson {

    /** The 95 % quantile of the standard normal distribution: one-sided. */
    private static final double Z = 1.6448536;

    private Wilson() {}

    /**
     * The proportion that the true one exceeds with 95 % confidence.
     *
     * @param hits  0 to {@code total}
     * @param total at least 1
     * @return 0 to 1
     */
    static double lowerBound(long hits, long total) {
        double share = (double) hits / total;
        double z2 = Z * Z;
        double centre = share + z2 / (2 * total);
        double spread = Z * Math.sqrt(share * (1 - share) / total + z2 / (4.0 * total * total));
        return (centre - spread) / (1 + z2 / total);
    }
}

package dev.syncwatch.cli.bench;

/**
 * How much is measured.
 *
 * @param events  that the largest suite reads at least; the others read as much less as they take longer
 * @param warmUps rounds that do not count
 * @param rounds  that do
 */
public record Size(long events, int warmUps, int rounds) {
    /** What issue and goals speak of. */
    public static final long FULL = 20_000_000;

    private static final long QUICK = 200_000;
    private static final long LEAST = 20_000;

    /** To see that everything runs: its figures mean nothing. */
    public static Size quick() {
        return new Size(QUICK, 1, 1);
    }

    /** What is {@code full} at full size, at this one. */
    public long of(long full) {
        return Math.max(LEAST, (long) ((double) events / FULL * full));
    }

    /** A number of samples, of which there are that many from full size on. */
    public int samples(int full) {
        return (int) Math.max(2, Math.min(full, full * events / FULL));
    }
}

package dev.syncwatch.dashboard.ask;

import java.time.Instant;
import java.util.Arrays;

/**
 * The points of a chart: every multiple of the step from the one that holds the range's beginning to its end, at most
 * {@link #MOST_POINTS}.
 *
 * @param first      epoch seconds, a multiple of the step
 * @param stepSeconds 60, or more where the range is long
 * @param points     at least 1
 */
public record Grid(long first, long stepSeconds, int points) {

    public static final int MOST_POINTS = 1500;

    private static final long MINUTE = 60;

    /** Steps that people can read off an axis; the last is enough for the longest range. */
    private static final long[] MINUTES = {1, 2, 5, 10, 15, 30, 60};

    /** The finest grid that fits. */
    public static Grid over(TimeRange range) {
        return Arrays.stream(MINUTES)
                .mapToObj(minutes -> of(range, minutes * MINUTE))
                .filter(grid -> grid.points <= MOST_POINTS)
                .findFirst()
                .orElseThrow();
    }

    private static Grid of(TimeRange range, long step) {
        long first = Math.floorDiv(range.from().getEpochSecond(), step) * step;
        long points = (range.to().getEpochSecond() - first) / step + 1;
        return new Grid(first, step, Math.toIntExact(points));
    }

    /** The first time that counts. */
    public Instant begin() {
        return Instant.ofEpochSecond(first);
    }

    /** The first time that counts no more. */
    public Instant end() {
        return Instant.ofEpochSecond(first + points * stepSeconds);
    }

    /** Epoch seconds of all points. */
    public long[] times() {
        long[] times = new long[points];
        Arrays.setAll(times, i -> first + i * stepSeconds);
        return times;
    }

    /** The place of a point, given in epoch seconds; 0 to {@code points - 1}. */
    public int indexOf(long time) {
        return Math.toIntExact((time - first) / stepSeconds);
    }
}

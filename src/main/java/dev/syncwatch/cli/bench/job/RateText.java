package dev.syncwatch.cli.bench.job;

import dev.syncwatch.alert.RateRow;

/** The failure rate of a window as every job that computes it has to say it. */
public final class RateText {
    private static final long MINUTE_MILLIS = 60_000;

    private RateText() {}

    /** Windows that end at a full minute: those that dashboards get. */
    public static boolean isTold(long windowEndMillis) {
        return windowEndMillis % MINUTE_MILLIS == 0;
    }

    public static String of(long windowEndMillis, String environment, long attempts, long failures) {
        return windowEndMillis + " " + environment + " " + attempts + " " + failures;
    }

    public static String of(RateRow row) {
        return of(row.windowEnd().toEpochMilli(), row.environment(), row.attempts(), row.failures());
    }
}

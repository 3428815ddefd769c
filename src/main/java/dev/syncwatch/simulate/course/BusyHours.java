package dev.syncwatch.simulate.course;

import java.util.Arrays;

/** How many sessions begin at which hour of a day, in UTC, relative to the day's mean. */
public final class BusyHours {
    private static final int MILLIS_OF_HOUR = 3_600_000;
    private static final double[] EVEN = {1};
    private static final double[] DAY = {
        0.25, 0.14, 0.08, 0.06, 0.06, 0.1, 0.25, 0.6, 0.95, 1.05, 1.1, 1.15, //
        1.2, 1.2, 1.2, 1.3, 1.5, 1.7, 1.9, 2, 1.8, 1.4, 0.9, 0.5
    };

    private final double[] hours;
    private final double busiest;

    /** Quiet nights and busy evenings, or every hour alike. */
    public BusyHours(boolean day) {
        double[] weights = day ? DAY : EVEN;
        double mean = Arrays.stream(weights).average().orElseThrow();
        hours = Arrays.stream(weights).map(weight -> weight / mean).toArray();
        busiest = Arrays.stream(hours).max().orElseThrow();
    }

    /** 1 on the day's average; changes evenly from one full hour to the next. */
    public double at(long epochMillis) {
        long hour = Math.floorDiv(epochMillis, MILLIS_OF_HOUR);
        double into = (double) Math.floorMod(epochMillis, MILLIS_OF_HOUR) / MILLIS_OF_HOUR;
        double now = hours[Math.floorMod(hour, hours.length)];
        return now + into * (hours[Math.floorMod(hour + 1, hours.length)] - now);
    }

    /**
     * When the next session begins: a Poisson process, thinned by the hour.
     *
     * @param from epoch milliseconds
     * @param meanMillis from one session to the next on the day's average
     */
    public long next(long from, double meanMillis, Dice dice) {
        long at = from;
        do {
            at += 1 + dice.exponential(meanMillis / busiest);
        } while (dice.fraction() * busiest >= at(at));
        return at;
    }
}

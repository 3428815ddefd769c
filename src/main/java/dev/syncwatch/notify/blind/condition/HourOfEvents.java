package dev.syncwatch.notify.blind.condition;

/** How many events came in the hour up to the last one, by minutes of time that was seen. */
final class HourOfEvents {
    private static final int MINUTES = 60;
    private static final long MINUTE_MILLIS = 60_000;

    private final long[] perMinute = new long[MINUTES];
    private long lastMillis;

    void add(long seenMillis) {
        long minute = seenMillis / MINUTE_MILLIS;
        long from = Math.max(lastMillis / MINUTE_MILLIS + 1, minute - MINUTES + 1);
        for (long empty = from; empty <= minute; empty++) {
            perMinute[(int) (empty % MINUTES)] = 0;
        }
        perMinute[(int) (minute % MINUTES)]++;
        lastMillis = seenMillis;
    }

    long silentMillis(long seenMillis) {
        return seenMillis - lastMillis;
    }

    long count() {
        long sum = 0;
        for (long events : perMinute) {
            sum += events;
        }
        return sum;
    }
}

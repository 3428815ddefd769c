package dev.syncwatch.telemetry.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest event time of each partition, which alone decides what is late in it. */
public final class NewestTimes {

    private static final long NONE = Long.MIN_VALUE;

    private final long outOfOrdernessMillis;
    /** One cell a partition, not an array by number: a line of a file may claim any number. */
    private final Map<Integer, long[]> newest = new HashMap<>();

    public NewestTimes(long outOfOrdernessMillis) {
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    /**
     * Whether a time is more than {@code outOfOrderness} behind the newest before it in its partition; the time then counts
     * among those before the next.
     */
    public boolean isLate(int partition, long eventTime) {
        long[] time = cell(partition);
        boolean late = time[0] != NONE && eventTime < time[0] - outOfOrdernessMillis;
        time[0] = Math.max(time[0], eventTime);
        return late;
    }

    /** Whether a time is more than {@code outOfOrderness} behind the newest before it in its partition; changes nothing. */
    boolean isBehind(int partition, long eventTime) {
        long[] time = newest.get(partition);
        return time != null && eventTime < time[0] - outOfOrdernessMillis;
    }

    /** Whether a time is more than so many milliseconds behind the newest in its partition, of which there is one already. */
    boolean isLongPast(int partition, long time, long millis) {
        return time < newest.get(partition)[0] - millis;
    }

    /** Takes note of a time. Older than the newest, it changes nothing. */
    public void move(int partition, long eventTime) {
        long[] time = cell(partition);
        time[0] = Math.max(time[0], eventTime);
    }

    private long[] cell(int partition) {
        return newest.computeIfAbsent(partition, unused -> new long[] {NONE});
    }

    /** In no particular order. */
    List<PartitionTime> all() {
        List<PartitionTime> times = new ArrayList<>();
        newest.forEach((partition, time) -> times.add(new PartitionTime(partition, time[0])));
        return times;
    }
}

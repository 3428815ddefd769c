package dev.syncwatch.telemetry.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The newest event time of each partition, which alone decides what is late in it. */
final class NewestTimes {

    private static final long NONE = Long.MIN_VALUE;

    private final long outOfOrdernessMillis;
    /** By partition + 1, since lines of a file without a partition count as partition −1. */
    private long[] newest = {NONE, NONE};

    NewestTimes(long outOfOrdernessMillis) {
        this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    /**
     * Whether a time is more than {@code outOfOrderness} behind the newest before it in its partition; the time then counts
     * among those before the next.
     */
    boolean isLate(int partition, long eventTime) {
        long newestBefore = newest(partition);
        move(partition, eventTime);
        return newestBefore != NONE && eventTime < newestBefore - outOfOrdernessMillis;
    }

    /** Takes note of a time. Older than the newest, it changes nothing. */
    void move(int partition, long eventTime) {
        int index = partition + 1;
        if (index >= newest.length) {
            int known = newest.length;
            newest = Arrays.copyOf(newest, Math.max(index + 1, 2 * known));
            Arrays.fill(newest, known, newest.length, NONE);
        }
        newest[index] = Math.max(newest[index], eventTime);
    }

    private long newest(int partition) {
        return partition + 1 < newest.length ? newest[partition + 1] : NONE;
    }

    List<PartitionTime> all() {
        List<PartitionTime> times = new ArrayList<>();
        for (int index = 0; index < newest.length; index++) {
            if (newest[index] != NONE) {
                times.add(new PartitionTime(index - 1, newest[index]));
            }
        }
        return times;
    }
}

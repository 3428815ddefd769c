package dev.syncwatch.window;

import java.util.Arrays;

/**
 * State: the messages that a user sent lately, as hashes of their ids with the event time of each copy that was no
 * duplicate itself. Sorted by id, so that a phone in a retry loop costs a binary search and no scan.
 */
public final class SeenMessages {

    /** A copy this near in event time, either way, makes an event a duplicate: 10 minutes, in milliseconds. */
    public static final long DUPLICATE_WITHIN_MILLIS = 10 * 60_000L;

    /**
     * How long a message is remembered behind the watermark: a late copy may lie 10 minutes behind an event that is still to
     * come, and what it is a duplicate of, 10 more.
     */
    static final long REMEMBERED_MILLIS = 2 * DUPLICATE_WITHIN_MILLIS;

    private static final int FIRST_CAPACITY = 4;

    public long[] ids = new long[0];
    public long[] times = new long[0];
    public int size;

    /** Whether this is a duplicate; if it is none, it is remembered. */
    boolean isDuplicate(long id, long time) {
        int at = firstOf(id);
        for (int i = at; i < size && ids[i] == id; i++) {
            if (Math.abs(times[i] - time) <= DUPLICATE_WITHIN_MILLIS) {
                return true;
            }
        }
        insert(at, id, time);
        return false;
    }

    private int firstOf(long id) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ids[middle] < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int at, long id, long time) {
        if (size == ids.length) {
            int capacity = Math.max(FIRST_CAPACITY, size + (size >> 1));
            ids = Arrays.copyOf(ids, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        System.arraycopy(ids, at, ids, at + 1, size - at);
        System.arraycopy(times, at, times, at + 1, size - at);
        ids[at] = id;
        times[at] = time;
        size++;
    }

    /** Forgets what can't decide any more once event time has reached {@code now}. */
    void forget(long now) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] + REMEMBERED_MILLIS >= now) {
                ids[kept] = ids[i];
                times[kept++] = times[i];
            }
        }
        size = kept;
        ids = Arrays.copyOf(ids, kept);
        times = Arrays.copyOf(times, kept);
    }

    /** The first event time behind which a message can be forgotten; {@link Long#MAX_VALUE} for none. */
    long forgettableAt() {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            first = Math.min(first, times[i] + REMEMBERED_MILLIS);
        }
        return first;
    }

    boolean isEmpty() {
        return size == 0;
    }
}

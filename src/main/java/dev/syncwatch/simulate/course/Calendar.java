package dev.syncwatch.simulate.course;

import java.util.Arrays;

/**
 * When each of many items is due, in order of time, then item: a calendar queue. An item costs eight bytes and no object; those of the
 * second that is at hand are in a heap, all others lie unsorted in buckets of a second, around and around.
 */
public final class Calendar {
    /** What {@link #peek} says when nothing is due any more. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Items are numbered in so many bits, and times, in ms since the origin, in the others. */
    private static final int ITEM_BITS = 24;

    private static final int BUCKET_BITS = 10;
    private static final int BUCKETS = 1 << 16;
    private static final int FIRST_ROOM = 8;

    private final long originMillis;
    private final long[][] buckets = new long[BUCKETS][];
    private final int[] sizes = new int[BUCKETS];
    private final LongHeap atHand = new LongHeap();
    private long current = -1;
    private long waiting;
    private long last;

    /** Nothing may be due before {@code originMillis}, in epoch milliseconds. */
    public Calendar(long originMillis) {
        this.originMillis = originMillis;
    }

    /**
     * Notes that an item is due.
     *
     * @param millis epoch milliseconds, not before what was taken last
     * @param item from 0 to below 2^24
     */
    public void add(long millis, int item) {
        long packed = (millis - originMillis) << ITEM_BITS | item;
        if (packed < last) {
            throw new IllegalArgumentException("due before what was taken last: " + millis);
        }
        if (bucketOf(packed) <= current) {
            atHand.add(packed);
            return;
        }
        int index = (int) (bucketOf(packed) & BUCKETS - 1);
        long[] bucket = buckets[index];
        if (bucket == null) {
            bucket = buckets[index] = new long[FIRST_ROOM];
        } else if (sizes[index] == bucket.length) {
            bucket = buckets[index] = Arrays.copyOf(bucket, 2 * bucket.length);
        }
        bucket[sizes[index]++] = packed;
        waiting++;
    }

    private static long bucketOf(long packed) {
        return packed >>> ITEM_BITS + BUCKET_BITS;
    }

    /** When the next item is due, or {@link #NEVER}. */
    public long peek() {
        while (atHand.isEmpty()) {
            if (waiting == 0) {
                return NEVER;
            }
            current++;
            takeBucket();
        }
        return (atHand.first() >>> ITEM_BITS) + originMillis;
    }

    /** Takes the item that {@link #peek} spoke of. */
    public int take() {
        long taken = atHand.removeFirst();
        last = taken & -1L << ITEM_BITS;
        return (int) (taken & (1 << ITEM_BITS) - 1);
    }

    /** What is due in a later round stays. */
    private void takeBucket() {
        int index = (int) (current & BUCKETS - 1);
        long[] bucket = buckets[index];
        int staying = 0;
        for (int i = 0; i < sizes[index]; i++) {
            if (bucketOf(bucket[i]) == current) {
                atHand.add(bucket[i]);
                waiting--;
            } else {
                bucket[staying++] = bucket[i];
            }
        }
        sizes[index] = staying;
    }
}

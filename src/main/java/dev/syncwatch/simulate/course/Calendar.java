package dev.syncwatch.simulate.course;

import java.util.Arrays;

/**
 * When each of many items is due, in order of time, then item: a calendar queue. An item costs sixteen bytes and no object; those of the
 * seconds that are at hand are in a heap, all others are chained, unsorted, to buckets of a few seconds, around and around. Items that
 * are due next to each other lie anywhere, so what counts is that all of it stays in a processor's cache.
 */
public final class Calendar {
    /** What {@link #peek} says when nothing is due any more. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Items are numbered in so many bits, and times, in ms since the origin, in the others. */
    private static final int ITEM_BITS = 24;

    private static final int BUCKET_BITS = 12;
    private static final int BUCKETS = 1 << 14;
    private static final int NOTHING = -1;

    private final long originMillis;
    private final int[] firstOf = new int[BUCKETS];
    private final int[] nextOf;
    private final long[] dueOf;
    private final LongHeap atHand = new LongHeap();
    private long current = -1;
    private long waiting;
    private long last;

    /** For so many items, at most 2^24. Nothing may be due before {@code originMillis}, in epoch milliseconds. */
    public Calendar(long originMillis, int items) {
        this.originMillis = originMillis;
        this.nextOf = new int[items];
        this.dueOf = new long[items];
        Arrays.fill(firstOf, NOTHING);
        Arrays.fill(dueOf, NOTHING);
    }

    /**
     * Notes that an item is due.
     *
     * @param millis epoch milliseconds, not before what was taken last
     * @param item from 0 to below their number; not one that is noted already
     */
    public void add(long millis, int item) {
        long packed = (millis - originMillis) << ITEM_BITS | item;
        if (packed < last || dueOf[item] != NOTHING) {
            throw new IllegalArgumentException("due already, or before what was taken last: " + item + " at " + millis);
        }
        if (bucketOf(packed) <= current) {
            atHand.add(packed);
        } else {
            dueOf[item] = packed;
            chain(item);
            waiting++;
        }
    }

    private void chain(int item) {
        int bucket = (int) bucketOf(dueOf[item]) & BUCKETS - 1;
        nextOf[item] = firstOf[bucket];
        firstOf[bucket] = item;
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
        int bucket = (int) current & BUCKETS - 1;
        int item = firstOf[bucket];
        firstOf[bucket] = NOTHING;
        while (item != NOTHING) {
            int next = nextOf[item];
            if (bucketOf(dueOf[item]) == current) {
                atHand.add(dueOf[item]);
                dueOf[item] = NOTHING;
                waiting--;
            } else {
                chain(item);
            }
            item = next;
        }
    }
}

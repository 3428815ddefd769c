package dev.syncwatch.window.user;

import java.util.Arrays;

/**
 * The messages that a user sent lately, as 64-bit hashes of their ids with the event time of each copy that was no duplicate itself.
 * Sorted by id, so that a phone in a retry loop costs a binary search and no scan.
 *
 * <p>With {@code n} messages remembered, an event is taken for a duplicate that is none with a probability of {@code n / 2^64}: at 24
 * messages and 10,000 events a second once in two million years.
 */
public final class SeenMessages {

    /** A copy this near in event time, either way, makes an event a duplicate: 10 minutes, in milliseconds. */
    public static final long DUPLICATE_WITHIN_MILLIS = 10 * 60_000L;

    /**
     * How long a message decides behind the watermark: a late copy may lie 10 minutes behind an event that is still to
     * come, and what it is a duplicate of, 10 more.
     */
    public static final long REMEMBERED_MILLIS = 2 * DUPLICATE_WITHIN_MILLIS;

    private static final int FIRST_ROOM = 2;
    private static final long[] NONE = {};

    /** Id and time of each copy, one after the other; twice {@link #size} numbers are in use. */
    private long[] copies = NONE;

    private int size;

    /**
     * Whether this is a duplicate; if it is none, it is remembered.
     *
     * @param closed what is older than {@link #REMEMBERED_MILLIS} before this decides nothing, whether it was forgotten or not
     */
    public boolean isDuplicate(long id, long time, long closed) {
        int at = firstOf(id);
        for (int i = at; i < size && id(i) == id; i++) {
            if (Math.abs(time(i) - time) <= DUPLICATE_WITHIN_MILLIS && decides(i, closed)) {
                return true;
            }
        }
        if (2 * size == copies.length) {
            makeRoom(closed);
            at = firstOf(id);
        }
        insert(at, id, time);
        return false;
    }

    private boolean decides(int copy, long now) {
        return time(copy) + REMEMBERED_MILLIS >= now;
    }

    private int firstOf(long id) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(middle) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Room is first sought where something can be forgotten: who sends for hours needs no more than for 20 minutes. */
    private void makeRoom(long closed) {
        drop(closed);
        if (8 * size >= 3 * copies.length) {
            reserve(size + Math.max(FIRST_ROOM, size >> 1));
        }
    }

    private void insert(int at, long id, long time) {
        System.arraycopy(copies, 2 * at, copies, 2 * at + 2, 2 * (size - at));
        copies[2 * at] = id;
        copies[2 * at + 1] = time;
        size++;
    }

    /** Forgets what can't decide any more once event time has reached {@code now}. */
    public void forget(long now) {
        drop(now);
        reserve(size);
    }

    private void drop(long now) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (decides(i, now)) {
                copies[2 * kept] = id(i);
                copies[2 * kept++ + 1] = time(i);
            }
        }
        size = kept;
    }

    /** The first event time behind which a message can be forgotten; {@link Long#MAX_VALUE} for none. */
    public long forgettableAt() {
        return size == 0 ? Long.MAX_VALUE : oldest() + REMEMBERED_MILLIS;
    }

    /** The earliest time of a copy; call it only while there is one. */
    long oldest() {
        long oldest = time(0);
        for (int i = 1; i < size; i++) {
            oldest = Math.min(oldest, time(i));
        }
        return oldest;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The hash of a copy's id, from the smallest. */
    long id(int copy) {
        return copies[2 * copy];
    }

    long time(int copy) {
        return copies[2 * copy + 1];
    }

    /** Puts a copy last; no smaller id may come after it. */
    void append(long id, long time) {
        insert(size, id, time);
    }

    /** Makes room for so many copies in all. */
    void reserve(int room) {
        copies = room == 0 ? NONE : Arrays.copyOf(copies, 2 * room);
    }

    SeenMessages copy() {
        SeenMessages copy = new SeenMessages();
        copy.copies = Arrays.copyOf(copies, copies.length);
        copy.size = size;
        return copy;
    }
}

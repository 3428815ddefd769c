package dev.syncwatch.window.minute;

import java.util.Arrays;

/** A list of hashes of users as it grows; and sets of them, which are sorted arrays: no bytes beside the hashes. */
final class UserHashes {

    private static final int FIRST_CAPACITY = 4;
    private static final long[] NONE = {};

    private long[] hashes = NONE;
    private int size;

    /** Adds one, known or not. */
    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(FIRST_CAPACITY, size + (size >> 1)));
        }
        hashes[size++] = hash;
    }

    /** Each of them once, in order. */
    long[] distinct() {
        if (size == 0) {
            return NONE;
        }
        long[] sorted = Arrays.copyOf(hashes, size);
        Arrays.sort(sorted);
        int kept = 1;
        for (int i = 1; i < size; i++) {
            if (sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == size ? sorted : Arrays.copyOf(sorted, kept);
    }

    /** What is in either of two sets; one of them where it holds the other. */
    static long[] union(long[] set, long[] more) {
        long[] both = new long[set.length + more.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < set.length && j < more.length) {
            long next = Math.min(set[i], more[j]);
            i += set[i] == next ? 1 : 0;
            j += j < more.length && more[j] == next ? 1 : 0;
            both[size++] = next;
        }
        size += copyRest(set, i, both, size);
        size += copyRest(more, j, both, size);
        if (size == set.length) {
            return set;
        }
        return size == both.length ? both : Arrays.copyOf(both, size);
    }

    private static int copyRest(long[] from, int at, long[] to, int end) {
        System.arraycopy(from, at, to, end, from.length - at);
        return from.length - at;
    }
}

package dev.syncwatch.window.carry;

import java.util.Arrays;
import java.util.List;

/**
 * Where things that have names were, and where they are now.
 *
 * @param now by place before: the place now, or −1 for what is no more
 */
record Places(int[] now) {

    static final int GONE = -1;

    static Places of(List<String> before, List<String> after) {
        return new Places(before.stream().mapToInt(after::indexOf).toArray());
    }

    /** How many there were before. */
    int count() {
        return now.length;
    }

    int of(int before) {
        return now[before];
    }

    /** The bits of a set of places, {@code words} long; what lies behind is left out. */
    long[] bits(long[] before, int words) {
        long[] bits = new long[words];
        for (int i = 0; i < now.length; i++) {
            if ((before[i >> 6] >>> i & 1) != 0 && now[i] != GONE && now[i] >> 6 < words) {
                bits[now[i] >> 6] |= 1L << now[i];
            }
        }
        return bits;
    }

    /** The elements of an array that has one a place, in one of {@code length}; null stays null. */
    <T> T[] moved(T[] before, int length) {
        if (before == null) {
            return null;
        }
        T[] after = Arrays.copyOf(before, length);
        Arrays.fill(after, null);
        for (int i = 0; i < now.length; i++) {
            if (now[i] != GONE) {
                after[now[i]] = before[i];
            }
        }
        return after;
    }

    /** As the other {@code moved}; what is new is 0. */
    long[] moved(long[] before, int length) {
        if (before == null) {
            return null;
        }
        long[] after = new long[length];
        for (int i = 0; i < now.length; i++) {
            if (now[i] != GONE) {
                after[now[i]] = before[i];
            }
        }
        return after;
    }
}

package dev.syncwatch.window.measure;

import java.util.Map;
import java.util.TreeMap;

/** Some bits of many words; only the words that have any of them are looked at. */
record Bits(int[] words, long[] masks) {

    /** The bits of these numbers, each word having 64. */
    static Bits of(int... bits) {
        Map<Integer, Long> masks = new TreeMap<>();
        for (int bit : bits) {
            masks.merge(bit / Long.SIZE, 1L << bit, (mask, more) -> mask | more);
        }
        return new Bits(
                masks.keySet().stream().mapToInt(Integer::intValue).toArray(),
                masks.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether all of them are set. */
    boolean areIn(long[] set) {
        for (int i = 0; i < words.length; i++) {
            if ((set[words[i]] & masks[i]) != masks[i]) {
                return false;
            }
        }
        return true;
    }
}

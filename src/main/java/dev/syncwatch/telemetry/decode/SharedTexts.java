package dev.syncwatch.telemetry.decode;

import java.util.Arrays;

/**
 * Hands out one object for each of the few texts that most events share: none is made anew, and whoever looks something up by them
 * finds their hash computed. A text that falls into another one's slot takes its place, so it stays small.
 */
final class SharedTexts {

    /** Characters of the longest text that is shared. */
    static final int LONGEST = 32;

    /** A power of two. */
    private static final int SLOTS = 1 << 9;

    private final char[][] letters = new char[SLOTS][];
    private final String[] texts = new String[SLOTS];

    /** The text of these characters, of which there is one at least, as {@link WholeText}. */
    String of(char[] chars, int from, int length) {
        int slot = slot(chars, from, length);
        char[] known = letters[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, chars, from, from + length)) {
            letters[slot] = Arrays.copyOfRange(chars, from, from + length);
            texts[slot] = WholeText.of(new String(chars, from, length));
        }
        return texts[slot];
    }

    /** By four of the characters: it is equality that decides, and texts of one slot are as slow as texts that are not shared. */
    private static int slot(char[] chars, int from, int length) {
        int hash = length;
        hash = 31 * hash + chars[from];
        hash = 31 * hash + chars[from + length / 3];
        hash = 31 * hash + chars[from + length / 2];
        hash = 31 * hash + chars[from + length - 1];
        return (hash ^ hash >>> 9) & SLOTS - 1;
    }
}

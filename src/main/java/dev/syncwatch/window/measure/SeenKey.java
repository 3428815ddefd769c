package dev.syncwatch.window.measure;

import java.util.Arrays;

/**
 * All that an event is measured by, in one piece of memory: what is remembered by it is told from others with one look, where texts
 * that lie here and there would be as many. Can be used again and again; serves one thread.
 */
public final class SeenKey {

    private static final int CHARS_A_WORD = Long.SIZE / Character.SIZE;

    /** In place of a text's length; no text is as long. */
    private static final char ABSENT = Character.MAX_VALUE;

    private char[] chars = new char[128];
    private int length;

    /**
     * Takes the place of what was there before.
     *
     * @param kind  0 to 65,535
     * @param texts {@link ShortTexts#are short}; each may be null
     */
    public void set(int kind, long[] held, String[] texts) {
        length = 0;
        makeRoom(1 + CHARS_A_WORD * held.length);
        chars[length++] = (char) kind;
        for (long word : held) {
            for (int shift = 0; shift < Long.SIZE; shift += Character.SIZE) {
                chars[length++] = (char) (word >>> shift);
            }
        }
        for (String text : texts) {
            add(text);
        }
    }

    private void add(String text) {
        if (text == null) {
            makeRoom(1);
            chars[length++] = ABSENT;
            return;
        }
        makeRoom(1 + text.length());
        chars[length++] = (char) text.length();
        text.getChars(0, text.length(), chars, length);
        length += text.length();
    }

    private void makeRoom(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, 2 * (length + more));
        }
    }

    /** Whether another one was {@link #copy copied} from the same; null is none. */
    public boolean is(char[] other) {
        return other != null && Arrays.equals(other, 0, other.length, chars, 0, length);
    }

    /** As it is now. */
    public char[] copy() {
        return Arrays.copyOf(chars, length);
    }
}

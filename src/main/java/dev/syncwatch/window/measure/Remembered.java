package dev.syncwatch.window.measure;

import java.util.function.Function;

/**
 * What is made of a text, remembered for texts that come again. Bounded: a text that falls into another one's slot takes its place, and
 * long texts are not remembered. Serves one thread.
 *
 * @param <T> a value that nobody changes
 */
public final class Remembered<T> {

    private static final int SLOTS = 1 << 8;

    private final Function<String, T> make;
    private final T absent;
    private final String[] texts;
    private final Object[] made;

    /**
     * @param make takes null, too
     */
    public Remembered(Function<String, T> make) {
        this(make, SLOTS);
    }

    /**
     * @param make  takes null, too
     * @param slots a power of two
     */
    public Remembered(Function<String, T> make, int slots) {
        this.texts = new String[slots];
        this.made = new Object[slots];
        this.make = make;
        this.absent = make.apply(null);
    }

    /** What is made of a text, or of none. */
    @SuppressWarnings("unchecked") // nothing else was put there
    public T of(String text) {
        if (text == null) {
            return absent;
        }
        if (!ShortTexts.is(text)) {
            return make.apply(text);
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & texts.length - 1;
        if (!text.equals(texts[slot])) {
            made[slot] = make.apply(text);
            texts[slot] = text;
        }
        return (T) made[slot];
    }
}

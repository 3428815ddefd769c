package dev.syncwatch.window.measure;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The name that is made of several texts together, remembered for those that come again; bounded, and for one thread, as
 * {@link Remembered} is.
 */
public final class RememberedName {

    /** A power of two. */
    private static final int SLOTS = 1 << 12;

    private final Function<String[], String> make;
    private final Known[] slots = new Known[SLOTS];

    private record Known(String[] texts, String name) {}

    /**
     * @param make takes texts of which each may be null, and keeps none of the array; may give null
     */
    public RememberedName(Function<String[], String> make) {
        this.make = make;
    }

    /** The name of these texts; the array stays the caller's. */
    public String of(String[] texts) {
        int slot = slot(texts);
        Known known = slots[slot];
        if (known != null && Arrays.equals(known.texts, texts)) {
            return known.name;
        }
        String name = make.apply(texts);
        if (ShortTexts.are(texts)) {
            slots[slot] = new Known(texts.clone(), name);
        }
        return name;
    }

    private static int slot(String[] texts) {
        int hash = Arrays.hashCode(texts);
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}

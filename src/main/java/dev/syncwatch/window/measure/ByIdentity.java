package dev.syncwatch.window.measure;

import java.util.function.Function;

/**
 * What is made of an object, remembered for objects that come again, and found by the object itself rather than by what it holds. Bounded:
 * an object that falls into another one's slot takes its place. Serves one thread.
 *
 * @param <K> of which there are few objects, each of which comes often
 * @param <V> a value that nobody changes
 */
public final class ByIdentity<K, V> {

    /** A power of two. */
    private static final int SLOTS = 1 << 13;

    private final Function<K, V> make;
    /** Each key before what was made of it, so that one look at memory finds both. */
    private final Object[] slots = new Object[2 * SLOTS];

    public ByIdentity(Function<K, V> make) {
        this.make = make;
    }

    /** What is made of an object. */
    @SuppressWarnings("unchecked") // nothing else was put there
    public V of(K key) {
        int slot = 2 * (System.identityHashCode(key) & SLOTS - 1);
        if (slots[slot] != key) {
            slots[slot + 1] = make.apply(key);
            slots[slot] = key;
        }
        return (V) slots[slot + 1];
    }
}

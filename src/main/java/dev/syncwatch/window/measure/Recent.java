package dev.syncwatch.window.measure;

/**
 * What was made for keys that come again. Bounded: each key has two places, which it shares with others of the same hash, and of these
 * the last two stay. A key lies beside what was made for it, so that one look at memory finds both. Serves one thread.
 *
 * @param <K> a key that nobody changes
 * @param <V> a value that nobody changes
 */
public final class Recent<K, V> {

    private static final int PLACES = 2;
    private static final int WIDTH = 2 * PLACES;

    private final Object[] slots;
    private final int mask;

    /** Tells whether a key is the one that is looked for. */
    @FunctionalInterface
    public interface Wanted<K> {
        boolean is(K key);
    }

    /**
     * @param most how many are remembered: a power of two, from two
     */
    public Recent(int most) {
        slots = new Object[2 * most];
        mask = most / PLACES - 1;
    }

    /** What was made for a key, or null if that is not remembered. */
    @SuppressWarnings("unchecked") // nothing else was put there
    public V find(int hash, Wanted<K> wanted) {
        int first = first(hash);
        for (int at = first; at < first + WIDTH; at += 2) {
            if (slots[at] != null && wanted.is((K) slots[at])) {
                return (V) slots[at + 1];
            }
        }
        return null;
    }

    /** Remembers what was made for a key that was not found. */
    public void add(int hash, K key, V made) {
        int first = first(hash);
        System.arraycopy(slots, first, slots, first + 2, WIDTH - 2);
        slots[first] = key;
        slots[first + 1] = made;
    }

    private int first(int hash) {
        return (hash & mask) * WIDTH;
    }
}

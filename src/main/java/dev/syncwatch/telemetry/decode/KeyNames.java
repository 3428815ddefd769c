package dev.syncwatch.telemetry.decode;

/** Finds keys by their names. The parser gives the same name as the same object, so most need no look at their letters. */
final class KeyNames {

    /** A power of two. */
    private static final int SLOTS = 1 << 7;

    /** Names beyond are no key's, and might fill memory. */
    private static final int LONGEST = 32;

    private final String[] names = new String[SLOTS];
    private final Key[] keys = new Key[SLOTS];

    /** The key of that name, or null for one that nobody reads. */
    @SuppressWarnings("StringEquality") // another object of the same name only takes longer
    Key of(String name) {
        if (name.length() > LONGEST) {
            return null;
        }
        int slot = name.hashCode() & SLOTS - 1;
        if (names[slot] != name) {
            names[slot] = name;
            keys[slot] = Key.of(name);
        }
        return keys[slot];
    }
}

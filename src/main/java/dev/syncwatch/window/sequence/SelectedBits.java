package dev.syncwatch.window.sequence;

import dev.syncwatch.window.user.KeptEvents;
import dev.syncwatch.window.user.UserMemory;
import java.util.Arrays;

/** A set of selections, as bits. */
final class SelectedBits {

    private long[] words = {};

    void add(int selection) {
        words = Arrays.copyOf(words, Math.max(words.length, (selection >> 6) + 1));
        words[selection >> 6] |= 1L << selection;
    }

    /** How many words have a bit. */
    int words() {
        return words.length;
    }

    long word(int index) {
        return words[index];
    }

    /** Whether one of them is selected. */
    boolean holdAnyOf(long[] selected) {
        for (int word = 0; word < words.length; word++) {
            if ((selected[word] & words[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them is selected in an event that is kept. */
    boolean holdAnyOf(UserMemory memory, int event) {
        for (int word = 0; word < words.length; word++) {
            if ((KeptEvents.selected(memory, event, word) & words[word]) != 0) {
                return true;
            }
        }
        return false;
    }
}

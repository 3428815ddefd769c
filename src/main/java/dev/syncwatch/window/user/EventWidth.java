package dev.syncwatch.window.user;

/**
 * How much is kept of an event that matters to a sequence: the same for all events under a plan.
 *
 * @param words of selected bits
 * @param sames hashes of values that events have to share
 */
public record EventWidth(int words, int sames) {

    /** In how many cells: a tag and a time go before. */
    int cells() {
        return 2 + words + sames;
    }
}

package dev.syncwatch.reference;

/** Panes are aligned to the epoch and hold their start, not their end. */
final class Panes {
    private Panes() {}

    /** End of the pane that holds {@code time}; epoch milliseconds. */
    static long end(long time, long paneMillis) {
        return Math.floorDiv(time, paneMillis) * paneMillis + paneMillis;
    }
}

package dev.syncwatch.reference;

/** Section 7: one rule watching one group. */
interface Detector {
    /** The answer at {@code end}, the end of a pane in epoch milliseconds; asked at every pane end in turn. */
    Answer at(long end);
}

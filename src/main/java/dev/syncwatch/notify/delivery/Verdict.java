package dev.syncwatch.notify.delivery;

/** What follows an attempt. */
sealed interface Verdict {

    /** Delivered. */
    record Settled() implements Verdict {}

    /** To be tried again at {@code waiting.dueAt()}; {@code wholeChannel}: nothing else goes out before. */
    record Again(Waiting waiting, boolean wholeChannel, String reason) implements Verdict {}

    /** To be written to the dead letters. */
    record Lost(String reason) implements Verdict {}
}

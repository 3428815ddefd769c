package dev.syncwatch.notify.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What an occasion is about: the worst of the incident's open episodes, or once none is open, of those that ended alike. Among equals
 * it is the first open one, so that a page keeps its title, and the last one to end.
 *
 * @param others how many more there are: open ones, or any once none is open
 * @param open   whether any episode is open
 * @param since  when the first episode began
 */
record Involved(Occasion occasion, PublishedChange worst, int others, boolean open, Instant since) {

    static Involved in(Occasion occasion) {
        List<PublishedChange> all = occasion.episodes().isEmpty() ? List.of(occasion.change()) : occasion.episodes();
        List<PublishedChange> open =
                all.stream().filter(PublishedChange::isOpen).toList();
        List<PublishedChange> considered = open.isEmpty() ? endedLike(occasion.change(), all) : open;
        Comparator<PublishedChange> worstFirst = Comparator.comparing(PublishedChange::severity)
                .thenComparing(PublishedChange::state)
                .thenComparing(change -> open.isEmpty() && !change.equals(occasion.change()))
                .thenComparing(PublishedChange::since);
        return new Involved(
                occasion,
                considered.stream().min(worstFirst).orElseThrow(),
                (open.isEmpty() ? all : open).size() - 1,
                !open.isEmpty(),
                all.stream()
                        .map(PublishedChange::since)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** An episode that resolved is not told as one of which nobody knows, nor the other way round. */
    private static List<PublishedChange> endedLike(PublishedChange told, List<PublishedChange> all) {
        List<PublishedChange> alike =
                all.stream().filter(change -> change.state() == told.state()).toList();
        return alike.isEmpty() ? List.of(told) : alike;
    }

    /** Of what the page shows; an incident that is over is so in the way of the change that is told. */
    PublishedChange.State state() {
        return open ? worst.state() : occasion.change().state();
    }

    /** Whether the change that is told belongs to another episode than the worst. */
    boolean toldIsAnother() {
        return !worst.episodeId().equals(occasion.change().episodeId());
    }
}

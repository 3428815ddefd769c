package dev.syncwatch.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Event time as it was read from its topic, a moment later. Changes come through a topic of their own, and one that happened before can
 * be read after it: what is held back for a while would be told too early then, and what is told would bear the wrong time. Whoever waits
 * for the clock waits for minutes, so a moment does no harm.
 */
final class SlowClock {
    /** Longer than a writer takes to reach a broker that was away. */
    static final Duration LATER = Duration.ofSeconds(2);

    private final Deque<Read> waiting = new ArrayDeque<>();

    private record Read(Instant evaluatedTo, Instant readAt) {}

    void read(Instant evaluatedTo, Instant now) {
        waiting.add(new Read(evaluatedTo, now));
    }

    /** What it shows now; empty if that is what it showed before. */
    Optional<Instant> shows(Instant now) {
        Optional<Instant> shown = Optional.empty();
        while (!waiting.isEmpty() && !waiting.peek().readAt().plus(LATER).isAfter(now)) {
            shown = Optional.of(waiting.poll().evaluatedTo());
        }
        return shown;
    }
}

package dev.syncwatch.notify.blind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether heartbeats travel the whole way: seen in telemetry, and then in how far rules have been evaluated. It compares when each was
 * seen here, so that it needs no other clock than one, and works in simulated time too.
 */
final class HeartbeatJourney {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Duration within;
    private final Deque<Beat> beats = new ArrayDeque<>();
    private long firstTime = Long.MIN_VALUE;
    private Instant arrivedAt;

    private record Beat(long time, Instant seenAt) {}

    /** {@code within}: the longest that a journey may take, and that the last arrival may be ago. */
    HeartbeatJourney(Duration within) {
        this.within = within;
    }

    /** A heartbeat was seen in telemetry; {@code time} is its event time in epoch milliseconds. */
    void departed(long time, Instant now) {
        if (firstTime == Long.MIN_VALUE) {
            firstTime = time;
        }
        if (beats.isEmpty() || time > beats.getLast().time()) {
            beats.addLast(new Beat(time, now));
        }
        while (beats.getFirst().seenAt().isBefore(now.minus(KEPT))) {
            beats.removeFirst();
        }
    }

    /** Rules have been evaluated up to {@code evaluatedTo}, in epoch milliseconds: the heartbeats up to it have arrived. */
    void arrived(long evaluatedTo, Instant now) {
        if (firstTime == Long.MIN_VALUE || evaluatedTo < firstTime) {
            return; // carried by heartbeats from before this watch
        }
        Instant departed = beats.stream()
                .filter(beat -> beat.time() >= evaluatedTo)
                .findFirst()
                .map(Beat::seenAt)
                .orElse(now);
        if (!departed.isBefore(now.minus(within))) {
            arrivedAt = now;
        }
    }

    boolean well(Instant now) {
        return arrivedAt != null && !arrivedAt.isBefore(now.minus(within));
    }
}

package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.outbox.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a channel has still to send: one lane an incident, in which order is kept; a lane that waits does not hold up another. */
final class DeliveryQueue {
    private final Map<String, Deque<Waiting>> lanes = new LinkedHashMap<>();
    private Instant heldUntil = Instant.MIN;

    private record Waiting(Delivery delivery, Instant dueAt) {}

    void add(Delivery delivery) {
        lanes.computeIfAbsent(delivery.notification().incident(), key -> new ArrayDeque<>())
                .add(new Waiting(delivery, Instant.MIN));
    }

    /** What has been due for longest, and what was never tried before that; it stays in its lane until {@link #remove} or {@link #replace}. */
    Optional<Delivery> due(Instant now) {
        if (now.isBefore(heldUntil)) {
            return Optional.empty();
        }
        return lanes.values().stream()
                .map(Deque::element)
                .filter(waiting -> !waiting.dueAt().isAfter(now))
                .min(Comparator.comparing(Waiting::dueAt))
                .map(Waiting::delivery);
    }

    /** How long until something is due, at most {@code longest}; zero if something is. */
    Duration untilDue(Instant now, Duration longest) {
        Optional<Instant> first =
                lanes.values().stream().map(lane -> dueAt(lane.element())).min(Instant::compareTo);
        if (first.isEmpty() || !first.get().isBefore(now.plus(longest))) {
            return longest;
        }
        return first.get().isAfter(now) ? Duration.between(now, first.get()) : Duration.ZERO;
    }

    private Instant dueAt(Waiting waiting) {
        return heldUntil.isAfter(waiting.dueAt()) ? heldUntil : waiting.dueAt();
    }

    /** Sends nothing before {@code until}. */
    void hold(Instant until) {
        if (until.isAfter(heldUntil)) {
            heldUntil = until;
        }
    }

    /** Puts {@code next} in the place of the first in its lane, to be tried at {@code dueAt}. */
    void replace(Delivery next, Instant dueAt) {
        Deque<Waiting> lane = lanes.get(next.notification().incident());
        lane.remove();
        lane.addFirst(new Waiting(next, dueAt));
    }

    /** Takes the first of its lane out. */
    void remove(Delivery settled) {
        Deque<Waiting> lane = lanes.get(settled.notification().incident());
        lane.remove();
        if (lane.isEmpty()) {
            lanes.remove(settled.notification().incident());
        }
    }

    /** Everything that waits, lane by lane. */
    Collection<Delivery> waiting() {
        return lanes.values().stream()
                .flatMap(Collection::stream)
                .map(Waiting::delivery)
                .toList();
    }
}

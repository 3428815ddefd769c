package dev.syncwatch.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** A channel's queue: one lane a key, in which order is kept; what waits in one lane does not hold up another. */
final class Lanes {
    private final Map<String, Deque<Waiting>> lanes = new LinkedHashMap<>();
    private Instant heldUntil = Instant.MIN;
    private int size;

    void add(Waiting waiting) {
        lanes.computeIfAbsent(waiting.lane(), key -> new ArrayDeque<>()).add(waiting);
        size++;
    }

    /** The first in line whose time has come. It stays in its lane until {@link #remove} or {@link #replace}. */
    Optional<Waiting> due(Instant now) {
        return lanes.values().stream()
                .map(Deque::element)
                .filter(waiting -> !dueAt(waiting).isAfter(now))
                .findFirst();
    }

    /** How long until something is due, at most {@code longest}; zero if something is. */
    Duration untilDue(Instant now, Duration longest) {
        Instant first = lanes.values().stream()
                .map(lane -> dueAt(lane.element()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        if (!first.isBefore(now.plus(longest))) {
            return longest;
        }
        return first.isAfter(now) ? Duration.between(now, first) : Duration.ZERO;
    }

    /** Sends nothing before {@code until}; dead letters still go out. */
    void hold(Instant until) {
        heldUntil = until;
    }

    /** Puts {@code next} in the place of the first in its lane. */
    void replace(Waiting next) {
        Deque<Waiting> lane = lanes.get(next.lane());
        lane.remove();
        lane.addFirst(next);
    }

    /** Takes the first of its lane out. */
    void remove(Waiting settled) {
        Deque<Waiting> lane = lanes.get(settled.lane());
        lane.remove();
        size--;
        if (lane.isEmpty()) {
            lanes.remove(settled.lane());
        }
    }

    /** Forgets what came from a partition that is now another's. */
    void forget(TopicPartition partition) {
        lanes.values()
                .forEach(lane -> lane.removeIf(waiting -> waiting.partition().equals(partition)));
        lanes.values().removeIf(Deque::isEmpty);
        size = lanes.values().stream().mapToInt(Deque::size).sum();
    }

    int size() {
        return size;
    }

    private Instant dueAt(Waiting waiting) {
        boolean held = waiting.lostBecause() == null && heldUntil.isAfter(waiting.dueAt());
        return held ? heldUntil : waiting.dueAt();
    }
}

package dev.syncwatch.cli.tail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Puts the records of several partitions in order of time, each partition's own order kept, as far as that is known: nobody waits for
 * a partition that has caught up, since what it gets next may be hours away.
 */
final class TimeMerge<P, R> {
    private final ToLongFunction<R> time;
    private final Map<P, Queue<R>> waiting = new LinkedHashMap<>();
    private final Set<P> behind = new HashSet<>();

    TimeMerge(ToLongFunction<R> time) {
        this.time = time;
    }

    /** The partition has records that were not read yet. */
    void behind(P partition) {
        behind.add(partition);
    }

    /** What the partition had was read. */
    void caughtUp(P partition) {
        behind.remove(partition);
    }

    boolean isBehind(P partition) {
        return behind.contains(partition);
    }

    void add(P partition, R record) {
        waiting.computeIfAbsent(partition, first -> new ArrayDeque<>()).add(record);
    }

    /** How many records of a partition wait for those of others. */
    int waiting(P partition) {
        Queue<R> queue = waiting.get(partition);
        return queue == null ? 0 : queue.size();
    }

    /** The records that are next, and wait no longer. */
    List<R> take() {
        List<R> next = new ArrayList<>();
        while (behind.stream().noneMatch(partition -> waiting(partition) == 0)) {
            Queue<R> oldest = oldest();
            if (oldest == null) {
                break;
            }
            next.add(oldest.remove());
        }
        return next;
    }

    private Queue<R> oldest() {
        Queue<R> oldest = null;
        for (Queue<R> queue : waiting.values()) {
            boolean older = !queue.isEmpty()
                    && (oldest == null || time.applyAsLong(queue.element()) < time.applyAsLong(oldest.element()));
            oldest = older ? queue : oldest;
        }
        return oldest;
    }
}

package dev.syncwatch.notify.blind.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When the last heartbeat came in each partition of telemetry: one that has none holds up event time for all. */
public final class Heartbeats {
    private final Duration gap;
    private final Map<Integer, Instant> last = new TreeMap<>();
    private Instant steadySince;

    /** {@code gap}: a partition without a heartbeat for so long has lost them; they come each second. */
    public Heartbeats(Duration gap) {
        this.gap = gap;
    }

    /** A partition that is known from now on. */
    public void expect(int partition, Instant now) {
        last.putIfAbsent(partition, now);
    }

    public void seen(int partition, Instant now) {
        last.put(partition, now);
    }

    /** False while no partition is known. */
    boolean expected() {
        return !last.isEmpty();
    }

    /**
     * Partitions that have lost their heartbeats.
     *
     * @param sightSince what was missed before this can't be blamed on the heartbeats
     */
    List<Integer> silent(Instant sightSince, Instant now) {
        return last.entrySet().stream()
                .filter(partition -> lost(later(partition.getValue(), sightSince), now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Since when every partition has had its heartbeats; null if one has not. Asked at every look. */
    Instant steadySince(Instant now) {
        boolean steady = expected() && last.values().stream().noneMatch(seen -> lost(seen, now));
        if (!steady) {
            steadySince = null;
        } else if (steadySince == null) {
            steadySince = now;
        }
        return steadySince;
    }

    /** The oldest of the partitions' last heartbeats; null if no partition is known. */
    Instant oldest() {
        return last.values().stream().min(Instant::compareTo).orElse(null);
    }

    int partitions() {
        return last.size();
    }

    private boolean lost(Instant seen, Instant now) {
        return !now.isBefore(seen.plus(gap));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

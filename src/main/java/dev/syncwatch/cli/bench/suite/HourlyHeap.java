package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.feed.Watched;
import dev.syncwatch.telemetry.Telemetry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the heap each time event time has come another hour further: what a full collection left, without what other
 * threads have allocated since. Where it looks it stands in the job's own thread; what it saw is static, since Flink makes a copy of it.
 */
final class HourlyHeap implements Watched.Change {
    private static final long serialVersionUID = 1;
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

    private static final List<Long> SEEN = new ArrayList<>();

    private transient long nextHour;

    /** Bytes after each hour since the last call. */
    static synchronized List<Long> seen() {
        List<Long> seen = List.copyOf(SEEN);
        SEEN.clear();
        return seen;
    }

    private static synchronized void look() {
        System.gc();
        SEEN.add(ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum());
    }

    @Override
    public Telemetry apply(Telemetry telemetry) {
        if (telemetry.movesTime() && telemetry.eventTime() >= nextHour) {
            if (nextHour > 0) {
                look();
            }
            nextHour = (telemetry.eventTime() / HOUR_MILLIS + 1) * HOUR_MILLIS;
        }
        return telemetry;
    }
}

package dev.syncwatch.cli.bench.latency;

import java.time.Duration;
import java.util.List;

/** How long each of many things took. */
record Delays(List<Duration> sorted) {
    private static final int WHOLE = 100;

    Delays {
        sorted = sorted.stream().sorted().toList();
    }

    /** What so many percent of them did not exceed, from 1 to 100: the nearest rank. */
    Duration percentile(int percent) {
        int rank = (sorted.size() * percent + WHOLE - 1) / WHOLE;
        return sorted.get(Math.max(rank, 1) - 1);
    }
}

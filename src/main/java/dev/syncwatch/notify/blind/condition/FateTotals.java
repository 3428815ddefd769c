package dev.syncwatch.notify.blind.condition;

/**
 * How many events met which fate since the job's last start; heartbeats and events of other names do not count.
 *
 * @param good  counted, or dropped as a duplicate
 * @param dead  could not be read
 * @param late  came behind their partition's time
 * @param stale occurred long before they arrived
 */
public record FateTotals(long good, long dead, long late, long stale) {

    static final FateTotals NONE = new FateTotals(0, 0, 0, 0);

    long all() {
        return good + dead + late + stale;
    }

    FateTotals plus(FateTotals other) {
        return new FateTotals(good + other.good, dead + other.dead, late + other.late, stale + other.stale);
    }

    FateTotals minus(FateTotals other) {
        return new FateTotals(good - other.good, dead - other.dead, late - other.late, stale - other.stale);
    }

    /** Whether a counter has gone back since {@code earlier}: the job has started anew. */
    boolean restartedSince(FateTotals earlier) {
        return good < earlier.good || dead < earlier.dead || late < earlier.late || stale < earlier.stale;
    }
}

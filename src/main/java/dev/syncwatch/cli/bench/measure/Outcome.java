package dev.syncwatch.cli.bench.measure;

/**
 * What one run of a contestant took, from its first record on.
 *
 * @param records     that it read
 * @param results     how many results it gave
 * @param checksum    of these results, whatever their order
 * @param wallSeconds to its end
 * @param cpuSeconds  of all threads of this process meanwhile
 */
public record Outcome(long records, long results, long checksum, double wallSeconds, double cpuSeconds) {

    private static final double MICROS = 1e6;

    /** Whether both gave the same results. */
    boolean agreesWith(Outcome other) {
        return results == other.results && checksum == other.checksum;
    }

    /** Processor time a record, in microseconds. */
    public double cpuMicros() {
        return cpuSeconds / records * MICROS;
    }

    /** Time by the clock a record, in microseconds. */
    public double wallMicros() {
        return wallSeconds / records * MICROS;
    }

    /** Records a second of processor time. */
    public double recordsACpuSecond() {
        return records / cpuSeconds;
    }
}

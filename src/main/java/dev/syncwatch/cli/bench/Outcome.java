package dev.syncwatch.cli.bench;

/**
 * What one run of a contestant took, from its first record on.
 *
 * @param results     how many results it gave
 * @param checksum    of these results, whatever their order
 * @param wallSeconds to its end
 * @param cpuSeconds  of all threads of this process meanwhile
 */
record Outcome(long results, long checksum, double wallSeconds, double cpuSeconds) {

    /** Whether both gave the same results. */
    boolean agreesWith(Outcome other) {
        return results == other.results && checksum == other.checksum;
    }
}

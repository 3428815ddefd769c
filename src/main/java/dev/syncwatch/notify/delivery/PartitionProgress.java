package dev.syncwatch.notify.delivery;

import java.util.Base64;
import java.util.BitSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What of one partition is settled. Kafka keeps one offset: everything before it is settled. What was settled beyond it, because an
 * earlier one still waits, is kept in the commit's metadata; or a restart would send a trigger after its resolve.
 */
final class PartitionProgress {
    /** In offsets. As a bit set in Base64 it keeps the metadata under the brokers' default limit of 4096 characters. */
    static final int LONGEST_SPAN = 16_384;

    private static final String VERSION = "v1:";

    private final TreeSet<Long> open = new TreeSet<>();
    private final TreeSet<Long> settledBeyond = new TreeSet<>();
    private long next;
    private OffsetAndMetadata lastCommitted;

    /** Starts from what was last committed; null if nothing was, then from the first record that is begun. */
    PartitionProgress(OffsetAndMetadata committed) {
        if (committed != null) {
            next = committed.offset();
            lastCommitted = new OffsetAndMetadata(committed.offset(), committed.metadata());
            readSettled(committed);
        }
    }

    /** Takes note of a record that was read; false if it was settled before the restart. */
    boolean begin(long offset) {
        next = offset + 1;
        return !settledBeyond.contains(offset) && open.add(offset);
    }

    void settle(long offset) {
        open.remove(offset);
        settledBeyond.add(offset);
    }

    /** What to commit. */
    OffsetAndMetadata position() {
        long base = base();
        settledBeyond.headSet(base).clear();
        if (settledBeyond.isEmpty()) {
            return new OffsetAndMetadata(base);
        }
        BitSet bits = new BitSet();
        settledBeyond.forEach(offset -> bits.set((int) (offset - base)));
        return new OffsetAndMetadata(base, VERSION + Base64.getEncoder().encodeToString(bits.toByteArray()));
    }

    boolean isCommitted() {
        return next == 0 || position().equals(lastCommitted);
    }

    void committed(OffsetAndMetadata position) {
        lastCommitted = position;
    }

    /** Offsets between the first that waits and the last that was read. */
    long span() {
        return next - base();
    }

    private long base() {
        return open.isEmpty() ? next : open.first();
    }

    private void readSettled(OffsetAndMetadata committed) {
        // Offsets that an operator has reset by hand come with metadata of another kind, or none.
        if (committed.metadata().startsWith(VERSION)) {
            byte[] bits = Base64.getDecoder().decode(committed.metadata().substring(VERSION.length()));
            BitSet.valueOf(bits).stream().forEach(bit -> settledBeyond.add(committed.offset() + bit));
        }
    }
}

package dev.syncwatch.notify.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The progress of the partitions that this instance owns now; what it loses it forgets, queue included. */
final class AssignedPartitions implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final Lanes lanes;
    private final Map<TopicPartition, PartitionProgress> progress = new HashMap<>();

    AssignedPartitions(Consumer<byte[], byte[]> consumer, Lanes lanes) {
        this.consumer = consumer;
        this.lanes = lanes;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(assigned));
        assigned.forEach(partition -> progress.put(partition, new PartitionProgress(committed.get(partition))));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(partition -> {
            progress.remove(partition);
            lanes.forget(partition);
        });
    }

    /** False if the record was settled before a restart. */
    boolean begin(ConsumerRecord<?, ?> record) {
        return of(record).begin(record.offset());
    }

    void settle(ConsumerRecord<?, ?> record) {
        of(record).settle(record.offset());
    }

    /** Writes down what has been settled; throws a KafkaException if the brokers don't take it. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        progress.forEach((partition, reached) -> {
            if (!reached.isCommitted()) {
                positions.put(partition, reached.position());
            }
        });
        if (!positions.isEmpty()) {
            consumer.commitSync(positions);
            positions.forEach((partition, position) -> progress.get(partition).committed(position));
        }
    }

    long longestSpan() {
        return progress.values().stream()
                .mapToLong(PartitionProgress::span)
                .max()
                .orElse(0);
    }

    private PartitionProgress of(ConsumerRecord<?, ?> record) {
        return progress.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), added -> new PartitionProgress(null));
    }
}

package dev.syncwatch.notify.blind;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the three topics as they grow: silences from their beginning, progress from its last record, telemetry from a while back. Used by
 * one thread.
 */
final class TopicFeed implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final WatchdogSettings.TopicNames topics;
    private final Duration lookBack;
    /** Where each partition ended when it was first seen: what stands before that is the past. */
    private final Map<TopicPartition, Long> firstEnds = new HashMap<>();

    /** A record, and whether it was written before this feed began. */
    record Fed(ConsumerRecord<byte[], byte[]> source, boolean past) {}

    TopicFeed(Consumer<byte[], byte[]> consumer, WatchdogSettings.TopicNames topics, Duration lookBack) {
        this.consumer = consumer;
        this.topics = topics;
        this.lookBack = lookBack;
    }

    /** Takes up partitions that were not known before. Throws a KafkaException if it can't be found out where to begin. */
    void extendTo(Map<TopicPartition, Long> ends, Instant now) {
        Map<TopicPartition, Long> added = new HashMap<>(ends);
        added.keySet().removeAll(firstEnds.keySet());
        if (added.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> begin = new HashMap<>();
        added.forEach((partition, end) -> begin.put(partition, begin(partition, end)));
        begin.putAll(lookedBack(added, now));
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        all.addAll(added.keySet());
        consumer.assign(all);
        begin.forEach(consumer::seek);
        firstEnds.putAll(added);
    }

    boolean isEmpty() {
        return firstEnds.isEmpty();
    }

    /** Gives what has come, after at most {@code patience}. Throws a KafkaException if a topic can't be read. */
    void poll(Duration patience, java.util.function.Consumer<Fed> out) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            long firstEnd = firstEnds.get(new TopicPartition(record.topic(), record.partition()));
            out.accept(new Fed(record, record.offset() < firstEnd));
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private long begin(TopicPartition partition, long end) {
        if (partition.topic().equals(topics.silences())) {
            return 0;
        }
        return partition.topic().equals(topics.progress()) ? Math.max(0, end - 1) : end;
    }

    /** Telemetry of the last while; where there is none, or its time is a simulation's, it begins at its end. */
    private Map<TopicPartition, Long> lookedBack(Map<TopicPartition, Long> added, Instant now) {
        Map<TopicPartition, Long> times = new HashMap<>();
        added.keySet().stream()
                .filter(partition -> partition.topic().equals(topics.telemetry()) && !lookBack.isZero())
                .forEach(partition -> times.put(partition, now.minus(lookBack).toEpochMilli()));
        Map<TopicPartition, Long> begin = new HashMap<>();
        if (!times.isEmpty()) {
            for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                    consumer.offsetsForTimes(times).entrySet()) {
                if (found.getValue() != null) {
                    begin.put(found.getKey(), found.getValue().offset());
                }
            }
        }
        return begin;
    }
}

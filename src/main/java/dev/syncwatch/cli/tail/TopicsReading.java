package dev.syncwatch.cli.tail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Committed records of some topics, in order of time as far as that is known. Joins no group, so nobody is held up. For one thread. */
final class TopicsReading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /** A partition that gives nothing for so long is not waited for; to its end nobody can read it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Of what a partition is ahead of the others, so many records are kept. */
    private static final int MOST_WAITING = 5_000;

    private final Map<String, Object> settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TimeMerge<TopicPartition, ConsumerRecord<byte[], byte[]>> merge =
            new TimeMerge<>(ConsumerRecord::timestamp);
    private Map<TopicPartition, Long> ends = Map.of();
    private long gotAt = System.nanoTime();

    TopicsReading(Map<String, String> kafka) {
        settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        settings.put("request.timeout.ms", "10000");
        // Half a second, while Kafka waits for more records, would be added to every close.
        settings.put("fetch.max.wait.ms", "100");
        settings.remove("group.id");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Goes to where reading begins; call it once.
     *
     * @param missing is told of each topic that there is not
     * @throws IOException if Kafka does not answer, or denies it
     */
    void begin(Collection<String> topics, Start start, Consumer<String> missing)
            throws IOException, InterruptedException {
        try {
            seek(topics, start, missing);
        } catch (KafkaException | ExecutionException failure) {
            throw new IOException(
                    "Kafka at " + settings.get("bootstrap.servers") + " can't be read: " + failure.getMessage());
        }
    }

    private void seek(Collection<String> topics, Start start, Consumer<String> missing)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> {
            List<TopicPartition> found = partitions(topic);
            partitions.addAll(found);
            if (found.isEmpty()) {
                missing.accept(topic);
            }
        });
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
        new Beginnings(consumer, settings, ends).of(start).forEach((partition, offset) -> {
            consumer.seek(partition, offset);
            if (offset < ends.get(partition)) {
                merge.behind(partition);
            }
        });
    }

    private List<TopicPartition> partitions(String topic) {
        try {
            return consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException none) {
            return List.of();
        }
    }

    /** What came, within a moment; may be nothing. */
    List<ConsumerRecord<byte[], byte[]>> next() {
        if (consumer.assignment().isEmpty()) {
            return List.of();
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            merge.add(new TopicPartition(record.topic(), record.partition()), record);
            gotAt = System.nanoTime();
        }
        boolean stuck = isStuck();
        Set<TopicPartition> assigned = consumer.assignment();
        assigned.stream()
                .filter(merge::isBehind)
                .filter(partition -> stuck || isRead(partition))
                .forEach(merge::caughtUp);
        List<ConsumerRecord<byte[], byte[]>> next = merge.take();
        holdBackWhoIsAhead(assigned);
        return next;
    }

    /** What was there at the beginning, of what {@link #next} gave. */
    boolean wasThereAtTheBeginning(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()));
    }

    /**
     * Whether all was given that was there at the beginning.
     *
     * @throws IOException if a partition has not given its records for long
     */
    boolean atEnd() throws IOException {
        List<TopicPartition> left =
                ends.keySet().stream().filter(partition -> !isRead(partition)).toList();
        if (!left.isEmpty() && isStuck()) {
            throw new IOException("Kafka gives nothing of " + left);
        }
        return left.isEmpty();
    }

    private boolean isRead(TopicPartition partition) {
        return consumer.position(partition) >= ends.get(partition);
    }

    private boolean isStuck() {
        return System.nanoTime() - gotAt > PATIENCE.toNanos();
    }

    private void holdBackWhoIsAhead(Set<TopicPartition> assigned) {
        Map<Boolean, List<TopicPartition>> ahead = assigned.stream()
                .collect(Collectors.partitioningBy(partition -> merge.waiting(partition) > MOST_WAITING));
        consumer.pause(ahead.get(true));
        consumer.resume(ahead.get(false));
    }

    @Override
    public void close() {
        consumer.close();
    }
}

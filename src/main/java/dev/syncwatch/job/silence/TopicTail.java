package dev.syncwatch.job.silence;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a small topic up to the end that it has at the call, and goes on from there at the next. For one thread. */
public final class TopicTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration KAFKA_ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final String brokers;
    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> begun = new HashSet<>();

    /** {@code kafka}: settings of a client, {@code bootstrap.servers} at least. */
    public TopicTail(Map<String, String> kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", "false");
        settings.put("default.api.timeout.ms", String.valueOf(KAFKA_ANSWERS_WITHIN.toMillis()));
        settings.put("request.timeout.ms", "5000");
        // At the end of a topic Kafka would hold back its answer for half a second, and with it the next question and
        // the close.
        settings.put("fetch.max.wait.ms", "10");
        this.brokers = kafka.get("bootstrap.servers");
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Gives each record's key and value, in the order of its partition; nothing while the topic is missing.
     *
     * @param newest where a partition is read for the first time, only so many of its newest records are
     * @throws IOException if Kafka does not answer within 10 s
     */
    public void read(long newest, BiConsumer<byte[], byte[]> taker) throws IOException {
        try {
            List<TopicPartition> partitions = partitions();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            begin(ends, newest);
            long deadline = System.nanoTime() + KAFKA_ANSWERS_WITHIN.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    taker.accept(record.key(), record.value());
                    deadline = System.nanoTime() + KAFKA_ANSWERS_WITHIN.toNanos();
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("Kafka at " + brokers + " gives nothing of the topic " + topic);
                }
            }
        } catch (KafkaException failure) {
            throw new IOException(
                    "the topic " + topic + " can't be read from Kafka at " + brokers + ": " + failure.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        try {
            return consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException missing) {
            return List.of();
        }
    }

    private void begin(Map<TopicPartition, Long> ends, long newest) {
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(ends.keySet());
        ends.forEach((partition, end) -> {
            if (begun.add(partition)) {
                long first = firsts.get(partition);
                consumer.seek(partition, end - first > newest ? end - newest : first);
            }
        });
    }
}

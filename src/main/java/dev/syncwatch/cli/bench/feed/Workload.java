package dev.syncwatch.cli.bench.feed;

import dev.syncwatch.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A simulated app's telemetry in a topic that is read again and again, from its beginning, as much of it as is asked for. */
public final class Workload {
    private final String brokers;
    private final Map<TopicPartition, Long> ends;

    private Workload(String brokers, Map<TopicPartition, Long> ends) {
        this.brokers = brokers;
        this.ends = Map.copyOf(ends);
    }

    static Workload in(String topic, Map<String, Object> clients) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(clients)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return new Workload(clients.get("bootstrap.servers").toString(), consumer.endOffsets(partitions));
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> clients) {
        return new KafkaConsumer<>(clients, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All that there are, heartbeats included. */
    public long records() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The first part of it. */
    public Part part(long atMost) {
        return new Part(brokers, ends).first(atMost);
    }

    /** From the beginning to these offsets of the partitions. */
    public record Part(String brokers, Map<TopicPartition, Long> ends) {

        public Part {
            ends = Map.copyOf(ends);
        }

        /** Heartbeats included. */
        public long records() {
            return ends.values().stream().mapToLong(Long::longValue).sum();
        }

        /** The first part of it. */
        public Part first(long atMost) {
            double share = Math.min(1, (double) atMost / records());
            Map<TopicPartition, Long> some = new HashMap<>();
            ends.forEach((partition, end) -> some.put(partition, Math.max(1, (long) (end * share))));
            return new Part(brokers, some);
        }

        /** The telemetry, once, decoded as the detection job does. */
        public KafkaSource<Telemetry> source(Watched decoder) {
            return KafkaSource.<Telemetry>builder()
                    .setBootstrapServers(brokers)
                    .setTopics(ends.keySet().iterator().next().topic())
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .setBounded(OffsetsInitializer.offsets(ends))
                    .setDeserializer(decoder)
                    .build();
        }

        /** The values as they are. */
        public List<byte[]> values() {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("bootstrap.servers", brokers))) {
                consumer.assign(ends.keySet());
                consumer.seekToBeginning(ends.keySet());
                List<byte[]> values = new ArrayList<>();
                while (values.size() < records()) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                        values.add(record.value());
                    }
                }
                return values.subList(0, (int) records());
            }
        }
    }
}

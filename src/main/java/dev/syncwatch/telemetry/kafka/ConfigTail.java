package dev.syncwatch.telemetry.kafka;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.RemoteConfigDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of remote config from its beginning. For one thread, but for {@link #wake}. */
final class ConfigTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ANSWER_WITHIN_MILLIS = 5_000;
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingInt(Place::partition).thenComparingLong(Place::offset);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    /** Asks for ends alone: on the other's connection an answer would stand behind its wait for records. */
    private final Consumer<byte[], byte[]> ends;

    private final TreeMap<Place, RemoteConfig> changes = new TreeMap<>(IN_ORDER);

    private record Place(int partition, long offset) {}

    ConfigTail(RemoteConfigTopic source) {
        this.topic = source.topic();
        Map<String, Object> settings = new HashMap<>(source.kafka());
        settings.remove("group.id");
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("default.api.timeout.ms", ANSWER_WITHIN_MILLIS);
        settings.put("request.timeout.ms", ANSWER_WITHIN_MILLIS);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.ends = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Takes everything that stands in the topic at the call; nothing while the topic is missing. */
    void readToEnd() {
        List<TopicPartition> partitions = partitions();
        // Partitions that are new are read from their beginning, as the settings say.
        consumer.assign(partitions);
        Map<TopicPartition, Long> known = ends.endOffsets(partitions);
        while (known.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            take(consumer.poll(POLL));
        }
    }

    /** Waits a little for what is new. */
    void readOn() {
        // With nothing assigned a poll would wait all the same, but say that it makes no sense.
        if (consumer.assignment().isEmpty()) {
            readToEnd();
        }
        take(consumer.poll(POLL));
    }

    /** What is known so far, in the order of the topic. */
    List<RemoteConfig> changes() {
        return new ArrayList<>(changes.values());
    }

    /** Ends a wait with a {@link org.apache.kafka.common.errors.WakeupException}. */
    void wake() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        CloseOptions soon = CloseOptions.timeout(Duration.ofSeconds(1));
        consumer.close(soon);
        ends.close(soon);
    }

    private List<TopicPartition> partitions() {
        try {
            return ends.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException missing) {
            return List.of();
        }
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Position position = new Position(record.topic(), record.partition(), record.offset(), 0);
            RemoteConfigDecoder.decode(
                    RawRecord.of(record.value(), record.timestamp(), position),
                    new RemoteConfigDecoder.Takers(
                            change -> changes.put(new Place(record.partition(), record.offset()), change),
                            // They have a source of their own.
                            unreadable -> {}));
        }
    }
}

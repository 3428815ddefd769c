package dev.syncwatch.notify.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.ChangeReading;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.UnreadableChange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;

/** Reads the topics of {@link NotificationSettings} from their partitions directly: a channel has one reader, and no group. */
final class KafkaInputs implements Inputs {
    /** Names the rules that hold a change's notifications back, separated by commas. */
    static final String INHIBITED_BY = "syncwatch-inhibited-by";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<byte[], byte[]> consumer;
    private final NotificationSettings.Topics topics;
    private final ChangeReader changes = new ChangeReader();
    private Map<TopicPartition, Long> ends = Map.of();

    KafkaInputs(Consumer<byte[], byte[]> consumer, NotificationSettings.Topics topics) {
        this.consumer = consumer;
        this.topics = topics;
    }

    @Override
    public void open(Map<String, Long> offsets) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(topics.silences(), topics.alerts(), topics.progress())) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known == null || known.isEmpty()) {
                throw new UnknownTopicOrPartitionException("there is no topic " + topic);
            }
            known.forEach(part -> partitions.add(new TopicPartition(topic, part.partition())));
        }
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        partitions.forEach(partition -> consumer.seek(partition, start(partition, offsets, beginnings)));
    }

    /** Silences are few and all in force, and of event time only the newest matters at a first start. */
    private long start(TopicPartition partition, Map<String, Long> offsets, Map<TopicPartition, Long> beginnings) {
        long first = beginnings.get(partition);
        if (partition.topic().equals(topics.silences())) {
            return first;
        }
        boolean time = partition.topic().equals(topics.progress());
        long unread = time ? Math.max(first, ends.get(partition) - 1) : first;
        // A topic that was made anew is shorter than what was read of the old one.
        long known = offsets.getOrDefault(partition.toString(), unread);
        return known > ends.get(partition) ? unread : Math.max(first, known);
    }

    @Override
    public List<Input> poll(Duration longest) {
        List<Input> inputs = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(longest)) {
            // Among the silences, what has no key speaks of planned stops.
            if (record.key() != null || !record.topic().equals(topics.silences())) {
                inputs.add(input(record));
            }
        }
        return inputs;
    }

    @Override
    public boolean isCaughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public Map<String, Long> offsets() {
        Map<String, Long> offsets = new HashMap<>();
        ends.keySet().forEach(partition -> offsets.put(partition.toString(), consumer.position(partition)));
        return offsets;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Input input(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.silences())) {
            return new Input.SilenceRecord(
                    record.key() == null ? null : new String(record.key(), UTF_8), record.value());
        }
        return record.topic().equals(topics.progress()) ? time(record) : change(record);
    }

    private Input change(ConsumerRecord<byte[], byte[]> record) {
        ChangeReading reading = changes.read(record.value(), inhibitedBy(record));
        return reading instanceof PublishedChange change
                ? new Input.Change(change)
                : unreadable(record, ((UnreadableChange) reading).reason());
    }

    private static Input time(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Input.Time(Instant.parse(
                    JSON.readTree(record.value()).path("evaluatedTo").asText()));
        } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
            return unreadable(record, "not a time of evaluation");
        }
    }

    private static Input unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        return new Input.Unreadable(place, record.key(), record.value(), reason);
    }

    private static List<String> inhibitedBy(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(INHIBITED_BY);
        return header == null || header.value() == null
                ? List.of()
                : List.of(new String(header.value(), UTF_8).split(","));
    }
}

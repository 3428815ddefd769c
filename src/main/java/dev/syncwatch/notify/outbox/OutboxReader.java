package dev.syncwatch.notify.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncwatch.notify.plan.PlanMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads an outbox's topic from its beginning to where its end was at the call; of each key the newest record counts. */
final class OutboxReader {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_EMPTY_POLLS = 30;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private String owner = "";
    private OutboxJson.Plan plan = new OutboxJson.Plan(Map.of(), PlanMemory.empty());

    OutboxReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
    }

    void readToEnd() {
        List<TopicPartition> partitions = List.of(partition);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long end = consumer.endOffsets(partitions).get(partition);
        int empty = 0;
        while (consumer.position(partition) < end) {
            var records = consumer.poll(POLL);
            records.forEach(this::take);
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new TimeoutException("the end of " + partition + " is not reached");
            }
        }
    }

    /** What was read, each incident's deliveries in the order of their plan: a compacted topic has lost that order. */
    Kept kept() {
        List<Delivery> ordered = new ArrayList<>(deliveries.values());
        ordered.sort(Comparator.comparingInt(Delivery::number).thenComparing(Delivery::plannedAt));
        return new Kept(plan.offsets(), plan.memory(), ordered);
    }

    /** The instance that opened the outbox last; empty if none did. */
    String owner() {
        return owner;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), UTF_8);
        if (key.equals(KafkaOutbox.PLAN)) {
            plan = OutboxJson.read(record.value(), OutboxJson.Plan.class);
        } else if (key.equals(KafkaOutbox.OWNER)) {
            owner = new String(record.value(), UTF_8);
        } else if (record.value() == null) {
            deliveries.remove(key);
        } else {
            deliveries.put(key, OutboxJson.read(record.value(), Delivery.class));
        }
    }
}

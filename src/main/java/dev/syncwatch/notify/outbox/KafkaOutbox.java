package dev.syncwatch.notify.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncwatch.notify.plan.PlanMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An outbox in a compacted topic of one partition: the plan under the key {@value #PLAN}, a delivery under its notification's id.
 * Each write is a transaction; their id is the topic's name, so that Kafka itself shuts an earlier instance out.
 */
public final class KafkaOutbox implements Outbox {
    static final String PLAN = "plan";
    static final String OWNER = "owner";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final String topic;
    private final String instance = UUID.randomUUID().toString();
    private Producer<byte[], byte[]> producer;

    /** {@code kafka}: settings of every client, {@code bootstrap.servers} at least; the topic has to exist. */
    public KafkaOutbox(Map<String, Object> kafka, String topic) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
    }

    @Override
    public Kept open() {
        close();
        try {
            producer = new KafkaProducer<>(
                    KafkaClients.transactional(kafka, topic), new ByteArraySerializer(), new ByteArraySerializer());
            producer.initTransactions();
            commit(List.of(record(OWNER, instance.getBytes(UTF_8))));
            return read().kept();
        } catch (KafkaException failure) {
            throw refused(failure);
        }
    }

    /** Reads all there is without shutting anybody out; for whoever only wants to look. Throws a KafkaException if it can't. */
    public Kept look() {
        return read().kept();
    }

    @Override
    public void plan(Map<String, Long> offsets, PlanMemory memory, List<Delivery> planned) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        planned.forEach(delivery -> records.add(record(delivery)));
        records.add(record(PLAN, OutboxJson.write(new OutboxJson.Plan(offsets, memory))));
        commit(records);
    }

    @Override
    public void write(Delivery delivery) {
        commit(List.of(record(delivery)));
    }

    @Override
    public void forget(Collection<String> ids) {
        commit(ids.stream().map(id -> record(id, null)).toList());
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_WITHIN);
            producer = null;
        }
    }

    private void commit(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.commitTransaction();
        } catch (KafkaException failure) {
            throw refused(failure);
        }
    }

    private RuntimeException refused(KafkaException failure) {
        boolean fenced = failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
        if (fenced && hasOtherOwner()) {
            return new FencedException(failure);
        }
        return new OutboxException("the outbox " + topic + " can't be used: " + failure.getMessage(), failure);
    }

    /** A process that slept through its own transaction is shut out too, without anybody having taken over. */
    private boolean hasOtherOwner() {
        try {
            return !read().owner().equals(instance);
        } catch (KafkaException unreachable) {
            return false;
        }
    }

    private OutboxReader read() {
        try (var consumer = new KafkaConsumer<>(
                KafkaClients.reading(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            OutboxReader reader = new OutboxReader(consumer, topic);
            reader.readToEnd();
            return reader;
        }
    }

    private ProducerRecord<byte[], byte[]> record(Delivery delivery) {
        return record(delivery.notification().id(), OutboxJson.write(delivery));
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
    }
}

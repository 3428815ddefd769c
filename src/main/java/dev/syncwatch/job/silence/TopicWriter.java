package dev.syncwatch.job.silence;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes single records to a topic that people wait for. For one thread. */
public final class TopicWriter implements AutoCloseable {
    private static final String KAFKA_ANSWERS_WITHIN_MILLIS = "10000";

    private final Map<String, String> kafka;
    private final String topic;
    private Producer<byte[], byte[]> producer;

    /** {@code kafka}: settings of a client, {@code bootstrap.servers} at least. */
    public TopicWriter(Map<String, String> kafka, String topic) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
    }

    /** Returns once Kafka has it; either may be null. */
    public void write(byte[] key, byte[] value) throws IOException, InterruptedException {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
            }
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException failure) {
            throw unwritable(failure.getCause());
        } catch (KafkaException failure) {
            throw unwritable(failure);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private IOException unwritable(Throwable failure) {
        return new IOException("the topic " + topic + " can't be written: " + failure.getMessage());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("max.block.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        settings.put("request.timeout.ms", "5000");
        settings.put("delivery.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        return settings;
    }
}

package dev.syncwatch.job.silence;

import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import dev.syncwatch.notify.silence.SilenceJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic {@code learning-sync.silences}, to read and to write. For one thread. */
public final class SilenceTopic implements AutoCloseable {
    private static final String KAFKA_ANSWERS_WITHIN_MILLIS = "10000";

    private final Map<String, String> kafka;
    private final String topic;
    private final TopicTail tail;
    private final SilenceBook book = new SilenceBook();
    private Producer<byte[], byte[]> producer;

    /**
     * @param kafka settings of a Kafka client, {@code bootstrap.servers} at least
     * @throws KafkaException if they are no good
     */
    public SilenceTopic(Map<String, String> kafka, String topic) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
        this.tail = new TopicTail(kafka, topic);
    }

    /**
     * The silences that all records written before the call leave. It is one book that grows from call to call; none are in it while
     * the topic is missing.
     *
     * @throws IOException if Kafka does not answer
     */
    public SilenceBook read() throws IOException {
        tail.read(Long.MAX_VALUE, (key, value) -> {
            // What has no key speaks of planned stops.
            if (key != null) {
                book.take(text(key), value);
            }
        });
        return book;
    }

    /** Returns once Kafka has it. */
    public void write(Silence silence) throws IOException, InterruptedException {
        write(silence.id(), SilenceJson.write(silence));
    }

    /** Takes the silence with this id off; returns once Kafka knows. */
    public void remove(String id) throws IOException, InterruptedException {
        write(id, null);
    }

    @Override
    public void close() {
        tail.close();
        if (producer != null) {
            producer.close();
        }
    }

    private void write(String id, byte[] value) throws IOException, InterruptedException {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
            }
            producer.send(new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException failure) {
            throw unwritable(failure.getCause());
        } catch (KafkaException failure) {
            throw unwritable(failure);
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

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

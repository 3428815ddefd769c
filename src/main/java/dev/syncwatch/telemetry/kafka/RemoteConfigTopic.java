package dev.syncwatch.telemetry.kafka;

import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSwitch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Remote config as its topic tells it. The topic is kept for ever, so it is what remembers: each switch reads it from its beginning
 * to its end before it says anything, and follows it from then on. So a restart, with whatever parallelism, knows what was known.
 *
 * @param kafka settings of Kafka clients
 */
public record RemoteConfigTopic(Map<String, String> kafka, String topic) implements RemoteConfigFeed {

    public RemoteConfigTopic {
        kafka = Map.copyOf(kafka);
    }

    @Override
    public SyncSwitch open() {
        return FollowedConfig.start(this);
    }

    /**
     * All changes that stand in the topic; none while it is missing.
     *
     * @throws IOException if Kafka does not answer
     */
    public List<RemoteConfig> read() throws IOException {
        try (ConfigTail tail = new ConfigTail(this)) {
            tail.readToEnd();
            return tail.changes();
        } catch (KafkaException failure) {
            throw new IOException("the topic " + topic + " can't be read: " + failure.getMessage());
        }
    }

    /** Returns once Kafka has it. */
    public void write(RemoteConfig change) throws IOException, InterruptedException {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, null, change.json().getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException failure) {
            throw new IOException("the topic " + topic + " can't be written: "
                    + failure.getCause().getMessage());
        } catch (KafkaException failure) {
            throw new IOException("the topic " + topic + " can't be written: " + failure.getMessage());
        }
    }

    private Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("max.block.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("delivery.timeout.ms", 10_000);
        return settings;
    }

    /** Without the values of Kafka's settings, which may be secret. */
    @Override
    public String toString() {
        return "RemoteConfigTopic[" + topic + "]";
    }
}

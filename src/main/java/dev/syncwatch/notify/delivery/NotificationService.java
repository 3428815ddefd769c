package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notifier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Runs one {@link NotificationLoop} a channel, each with its own thread and consumer group, from start to close. */
public final class NotificationService implements AutoCloseable {
    /** A turn polls for at most 1 s, sends for 10 s, and speaks with Kafka for 10 s before and after that. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(45);

    private static final String KAFKA_ANSWERS_WITHIN_MILLIS = "10000";

    private final NotificationSettings settings;
    private final Map<String, Notifier> channels;
    private final DeliveryListener listener;
    private final List<NotificationLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private Producer<byte[], byte[]> producer;

    /** Channels by the names that rules give them in {@code notify}. */
    public NotificationService(
            NotificationSettings settings, Map<String, Notifier> channels, DeliveryListener listener) {
        this.settings = settings;
        this.channels = Map.copyOf(channels);
        this.listener = listener;
    }

    /** Starts all channels and returns at once. Throws a KafkaException if the settings are no good. */
    public synchronized void start() {
        if (producer != null) {
            throw new IllegalStateException("the notification service has been started before");
        }
        producer = new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
        channels.forEach((name, notifier) -> startChannel(new Channel(name, notifier, settings, listener)));
    }

    /** Lets the turns that are being made end (all at once, usually within 1 s), then stops. */
    @Override
    public synchronized void close() {
        loops.forEach(NotificationLoop::close);
        threads.forEach(NotificationService::awaitEnd);
        if (producer != null) {
            producer.close();
        }
    }

    private void startChannel(Channel channel) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                consumerProperties(channel.name()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        DeadLetters deadLetters = new DeadLetters(producer, settings.deadLettersTopic());
        NotificationLoop loop = new NotificationLoop(channel, consumer, deadLetters, Clock.systemUTC());
        Thread thread = new Thread(loop, "notify-" + channel.name());
        loops.add(loop);
        threads.add(thread);
        thread.start();
    }

    private Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put("client.id", settings.groupId() + ".dead-letters");
        properties.put("acks", "all");
        properties.put("max.block.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        properties.put("request.timeout.ms", "5000");
        properties.put("delivery.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        return properties;
    }

    private Map<String, Object> consumerProperties(String channel) {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put("group.id", settings.groupId() + "." + channel);
        properties.put("client.id", settings.groupId() + "." + channel);
        properties.put("enable.auto.commit", "false");
        // Changes are written at once, outside transactions; should a writer use one, what is rolled back must not
        // page.
        properties.put("isolation.level", "read_committed");
        // At the very first start an alert may be firing already.
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", "100");
        properties.put("default.api.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        properties.put("request.timeout.ms", "5000");
        // The alerts topic may be created after this service; by default that would go unnoticed for five minutes.
        properties.put("metadata.max.age.ms", "10000");
        return properties;
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(LONGEST_TURN.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            thread.interrupt();
        }
    }
}

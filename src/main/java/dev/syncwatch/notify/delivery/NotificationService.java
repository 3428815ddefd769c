package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.outbox.KafkaOutbox;
import dev.syncwatch.notify.silence.SilenceBook;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one {@link ChannelLoop} a channel, each with its own thread and outbox, from start to close. */
public final class NotificationService implements AutoCloseable {
    /** A turn polls for at most 1 s, sends for 10 s, and speaks with Kafka for 10 s before and after that. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(NotificationService.class);
    private static final String KAFKA_ANSWERS_WITHIN_MILLIS = "10000";

    private final NotificationSettings settings;
    private final List<ChannelSpec> channels;
    private final DeliveryListener listener;
    private final Arrivals arrivals;
    private final List<ChannelLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private Producer<byte[], byte[]> deadLetterProducer;

    /** For changes of which nobody can tell how far behind they are. */
    public NotificationService(NotificationSettings settings, List<ChannelSpec> channels, DeliveryListener listener) {
        this(settings, channels, listener, Arrivals.unknown());
    }

    /** {@code arrivals}: what rules have still to judge; stays the caller's to close. */
    public NotificationService(
            NotificationSettings settings, List<ChannelSpec> channels, DeliveryListener listener, Arrivals arrivals) {
        this.settings = settings;
        this.channels = List.copyOf(channels);
        this.listener = listener;
        this.arrivals = arrivals;
    }

    /** Starts all channels and returns at once. Throws a KafkaException if the settings are no good. */
    public synchronized void start() {
        if (deadLetterProducer != null) {
            throw new IllegalStateException("the notification service has been started before");
        }
        deadLetterProducer =
                new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
        Handover handover = new Handover(channels);
        channels.forEach(channel -> startChannel(channel, handover));
    }

    /** Lets the turns that are being made end (all at once, usually within 1 s), then stops. */
    @Override
    public synchronized void close() {
        loops.forEach(ChannelLoop::close);
        threads.forEach(NotificationService::awaitEnd);
        channels.forEach(NotificationService::closeNotifier);
        if (deadLetterProducer != null) {
            deadLetterProducer.close();
        }
    }

    private static void closeNotifier(ChannelSpec channel) {
        try {
            channel.notifier().close();
        } catch (RuntimeException late) {
            LOG.warn("{}: its client did not close: {}", channel.name(), late.toString());
        }
    }

    private void startChannel(ChannelSpec channel, Handover handover) {
        ChannelLoop loop = new ChannelLoop(channel.name(), () -> session(channel, handover), listener);
        Thread thread = new Thread(loop, "notify-" + channel.name());
        thread.setDaemon(true);
        loops.add(loop);
        threads.add(thread);
        thread.start();
    }

    private ChannelSession session(ChannelSpec channel, Handover handover) {
        var consumer =
                new KafkaConsumer<>(consumerProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new ChannelSession(
                channel,
                new SessionParts(
                        new KafkaOutbox(
                                Map.copyOf(settings.kafka()), settings.topics().outbox(channel.name())),
                        new KafkaInputs(consumer, settings.topics()),
                        arrivals,
                        new DeadLetters(deadLetterProducer, settings.topics().deadLetters()),
                        new SilenceBook(),
                        handover,
                        settings,
                        listener,
                        Clock.systemUTC()));
    }

    private Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.put("acks", "all");
        properties.put("max.block.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        properties.put("request.timeout.ms", "5000");
        properties.put("delivery.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        return properties;
    }

    private Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.remove("group.id");
        properties.put("enable.auto.commit", "false");
        // Changes are written at once, outside transactions; should a writer use one, what is rolled back must not
        // page.
        properties.put("isolation.level", "read_committed");
        // Out of range is trouble, after which a new session finds its place; never a silent jump to the end.
        properties.put("auto.offset.reset", "none");
        properties.put("max.poll.records", "500");
        properties.put("fetch.max.wait.ms", "100");
        properties.put("default.api.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        properties.put("request.timeout.ms", "5000");
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

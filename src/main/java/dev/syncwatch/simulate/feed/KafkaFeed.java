package dev.syncwatch.simulate.feed;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a simulation to Kafka in a thread of its own, a simulated second at a time, each followed by a heartbeat in every
 * partition of telemetry and logs.
 */
public final class KafkaFeed implements AutoCloseable {
    private static final long SECOND_MILLIS = 1000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final long BETWEEN_LOOKS_MILLIS = 5;

    private final Simulation simulation;
    private final Pace pace;
    private final KafkaProducer<byte[], byte[]> producer;
    private final FeedRecords records;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::feed, "kafka-feed");
    private volatile long position;
    private volatile RuntimeException failure;

    private KafkaFeed(Simulation simulation, FeedTopics topics, Map<String, Object> kafka, Pace pace) {
        this.simulation = simulation;
        this.pace = pace;
        this.position = simulation.startMillis();
        this.producer = new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
        this.records = new FeedRecords(topics, producer, this::fail);
        thread.setDaemon(true);
    }

    /**
     * Begins to write where the simulation stands.
     *
     * @param topics exist, and keep the time that records carry ({@code CreateTime})
     * @param kafka client settings, at least {@code bootstrap.servers}
     * @throws org.apache.kafka.common.KafkaException if the settings are wrong
     */
    public static KafkaFeed start(Simulation simulation, FeedTopics topics, Map<String, Object> kafka, Speed speed) {
        return start(simulation, topics, kafka, new Pace(speed, () -> Long.MAX_VALUE, Duration.ZERO));
    }

    /** The same, at a pace that somebody holds back. */
    public static KafkaFeed start(Simulation simulation, FeedTopics topics, Map<String, Object> kafka, Pace pace) {
        KafkaFeed feed = new KafkaFeed(simulation, topics, kafka, pace);
        feed.thread.start();
        return feed;
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        return settings;
    }

    /** Everything that arrives before this moment was handed to Kafka. */
    public Instant position() {
        return Instant.ofEpochMilli(position);
    }

    /** True once all was written, or writing has failed, or {@link #close} was called. */
    public boolean isDone() {
        return !thread.isAlive();
    }

    /**
     * Waits for the end.
     *
     * @return false if there is still something to write
     * @throws RuntimeException what made writing fail, if it did
     */
    public boolean await(Duration atMost) throws InterruptedException {
        thread.join(Math.max(1, atMost.toMillis()));
        if (failure != null) {
            throw failure;
        }
        return isDone();
    }

    /** Ends the thread and the connection within seconds, wherever the simulation stands. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_WITHIN);
    }

    private void feed() {
        Emissions out = records::write;
        long begun = System.nanoTime();
        long from = simulation.startMillis();
        try {
            while (position < simulation.endMillis() && failure == null) {
                long next = Math.min(position + SECOND_MILLIS, simulation.endMillis());
                begun += heldBack(next);
                if (stoppedBefore(begun + pace.speed().nanos(next - from))) {
                    return;
                }
                simulation.advance(next, out);
                records.beat(next);
                position = next;
            }
            beatAfter();
            producer.flush();
        } catch (RuntimeException broken) {
            fail(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void beatAfter() {
        long end = simulation.endMillis() + pace.after().toMillis();
        for (long at = simulation.endMillis() + SECOND_MILLIS; at <= end; at += SECOND_MILLIS) {
            records.beat(at);
        }
    }

    /** Waits until that moment of the simulation may be written; gives for how many nanoseconds it did. */
    private long heldBack(long next) throws InterruptedException {
        long since = System.nanoTime();
        boolean closed = false;
        while (next > pace.limit().getAsLong() && !closed) {
            closed = closing.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        }
        return System.nanoTime() - since;
    }

    /** Waits for that moment; true if it was asked to stop meanwhile. */
    private boolean stoppedBefore(long nanoTime) throws InterruptedException {
        return closing.await(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void fail(RuntimeException broken) {
        if (failure == null) {
            failure = broken;
        }
    }
}

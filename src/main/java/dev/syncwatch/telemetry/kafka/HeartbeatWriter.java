package dev.syncwatch.telemetry.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code {"event":"syncwatch_heartbeat","timestamp":<epoch ms>}} into every partition of some topics at a fixed
 * pace, on the full second or whatever the pace is, so that time goes on there while all users are silent, and stands still while Kafka can't be written.
 *
 * <p>Partitions that are added later are found within about 2 s. Whatever Kafka does, the thread goes on
 * until {@link #close}; a heartbeat that could not be written is counted, and never sent again by this class, because
 * the next one says more.
 */
public final class HeartbeatWriter implements AutoCloseable {
    /** Marks heartbeats with value {@code 1}, for consumers that want to drop them without parsing. */
    public static final String HEADER = "syncwatch-heartbeat";

    private static final Duration METADATA_AGE = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final List<Header> HEADERS =
            List.of(new RecordHeader(HEADER, "1".getBytes(StandardCharsets.US_ASCII)));
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatWriter.class);

    private final List<String> topics;
    private final Duration every;
    private final Clock clock;
    private final Producer<byte[], byte[]> producer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Thread thread = new Thread(this::beatUntilClosed, "heartbeat-writer");

    /**
     * @param connection Kafka client settings, at least {@code bootstrap.servers}
     * @param topics to write to; one that does not exist is counted as one failure a beat
     * @param every from one beat to the next, at least 1 ms
     * @param clock gives the heartbeats' time
     * @throws org.apache.kafka.common.KafkaException if the settings are wrong
     */
    public HeartbeatWriter(Map<String, Object> connection, List<String> topics, Duration every, Clock clock) {
        this.topics = List.copyOf(topics);
        this.every = every;
        this.clock = clock;
        this.producer = new KafkaProducer<>(settings(connection), new ByteArraySerializer(), new ByteArraySerializer());
        thread.setDaemon(true);
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, (int) METADATA_AGE.toMillis());
        // A doubled heartbeat does no harm, while an idempotent producer can get into a state that it never leaves.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // One topic that is away must not hold the others back for long.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    /** Begins to write; call it once. */
    public void start() {
        thread.start();
    }

    /** False once the thread has ended, whether by {@link #close} or for a reason that it could not survive. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Heartbeats that Kafka has acknowledged since the start. */
    public long written() {
        return written.sum();
    }

    /** Heartbeats that were lost since the start. */
    public long failed() {
        return failed.sum();
    }

    /** Ends the thread and the connection within seconds, whatever state Kafka is in. */
    @Override
    public void close() {
        closed.countDown();
        producer.close(CLOSE_WITHIN);
    }

    private void beatUntilClosed() {
        try {
            do {
                topics.forEach(this::beat);
            } while (!closed.await(millisToNext(clock.millis(), every), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            LOG.info("Heartbeats end: the thread was interrupted");
        }
    }

    /**
     * How long it is to the next full multiple of the pace. Panes end at full multiples, too: beside them, each evaluation would wait for
     * the rest of a beat. What was missed in a standstill is not made up for.
     */
    static long millisToNext(long now, Duration every) {
        return every.toMillis() - Math.floorMod(now, every.toMillis());
    }

    private void beat(String topic) {
        try {
            for (PartitionInfo partition : producer.partitionsFor(topic)) {
                beat(topic, partition.partition());
            }
        } catch (RuntimeException failure) {
            count(topic, failure);
        }
    }

    private void beat(String topic, int partition) {
        long now = clock.millis();
        byte[] value =
                ("{\"event\":\"syncwatch_heartbeat\",\"timestamp\":" + now + "}").getBytes(StandardCharsets.US_ASCII);
        producer.send(
                new ProducerRecord<>(topic, partition, now, null, value, HEADERS),
                (metadata, failure) -> count(topic, failure));
    }

    private void count(String topic, Exception failure) {
        if (failure == null) {
            written.increment();
        } else {
            failed.increment();
            LOG.warn("No heartbeat in {}: {}", topic, failure.toString());
        }
    }
}

package dev.syncwatch.notify.blind;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.blind.condition.ChannelWatch;
import dev.syncwatch.notify.blind.condition.Finding;
import dev.syncwatch.notify.blind.telling.Teller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the watcher: pages about our own blindness, straight to the channels, and calls the dead-man URL while all is well. Two
 * threads look, one by reading topics and one by asking Kafka and Flink; each channel has one more.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final WatchdogSettings settings;
    private final WatchdogSettings.Pace pace;
    private final ChannelWatch channels;
    private final Sighting sighting;
    private final Teller teller;
    private final DeadMan deadMan;
    private final Admin admin;
    private final TopicFeed feed;
    private final Queue<Probe.Answer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watching = new Thread(this::watch, "watchdog");
    private final Thread probing = new Thread(this::probe, "watchdog-probe");
    private volatile List<Finding> findings = List.of();
    private Instant nextLook = Instant.MIN;

    /**
     * Sets up everything and looks at nothing yet.
     *
     * @throws KafkaException if Kafka's settings are no good
     * @throws IllegalArgumentException if the dead-man URL is none
     */
    public Watchdog(WatchdogSettings settings) {
        this.settings = settings;
        this.pace = settings.limits().pace();
        this.channels = new ChannelWatch(settings.limits().channels(), settings.clock());
        this.deadMan = settings.deadMan() == null ? null : new DeadMan(settings.deadMan(), pace.deadMan());
        this.sighting = new Sighting(settings, channels);
        this.admin = Admin.create(Clients.admin(settings.kafka(), pace.answer()));
        this.feed = new TopicFeed(
                new KafkaConsumer<>(
                        Clients.consumer(settings.kafka(), pace.answer()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                settings.topics(),
                pace.lookBack());
        this.teller = new Teller(
                settings.channels(),
                channels,
                settings.clock(),
                settings.limits().quiet(),
                settings.limits().repeat());
        watching.setDaemon(true);
        probing.setDaemon(true);
    }

    /** To be given to whatever delivers alerts, so that a channel that keeps failing is told through the others. */
    public DeliveryListener listener() {
        return channels;
    }

    /** Begins to watch, and ends what {@link #announceStop} of an earlier process announced. */
    public void start() {
        probing.start();
        watching.start();
    }

    /**
     * Says that nothing will be seen for a while, so that nobody who watches is called for it; the next start ends that. To be called
     * before an orderly stop. Waits a few seconds at most, and logs if Kafka does not take it.
     */
    public void announceStop(Duration maintenance) {
        announce(settings.clock().instant().plus(maintenance));
    }

    /** What the last look said of every condition; empty before the first. */
    public List<Finding> findings() {
        return findings;
    }

    /** Calls of the dead-man URL that were taken. */
    public long deadManCalls() {
        return deadMan == null ? 0 : deadMan.succeeded();
    }

    /** Calls of the dead-man URL that failed. */
    public long deadManFailures() {
        return deadMan == null ? 0 : deadMan.failed();
    }

    /** Stops looking and telling within seconds; what is open at the vendors stays open. */
    @Override
    public void close() {
        closed.countDown();
        probing.interrupt();
        join(watching);
        join(probing);
        teller.close();
        if (deadMan != null) {
            deadMan.close();
        }
        admin.close(Duration.ofSeconds(1));
    }

    private static void join(Thread thread) {
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe() {
        announce(settings.clock().instant());
        WatchdogSettings.TopicNames topics = settings.topics();
        Probe probe = new Probe(
                admin,
                List.of(topics.telemetry(), topics.progress(), topics.silences()),
                settings.job(),
                settings.clock());
        try {
            do {
                answers.add(probe.ask());
            } while (!closed.await(pace.probe().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | KafkaException stop) {
            LOG.debug("Asking ends: {}", stop.toString());
        }
    }

    private void watch() {
        try (feed) {
            while (closed.getCount() > 0) {
                turn();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, the next turn comes: this is the last one who could tell. */
    private void turn() throws InterruptedException {
        try {
            takeAnswers();
            read();
            look();
        } catch (RuntimeException failure) {
            LOG.error("The watchdog stumbled: {}", failure.getClass().getName());
            LOG.debug("The watchdog stumbled", failure);
            closed.await(pace.look().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void takeAnswers() {
        for (Probe.Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            Instant now = settings.clock().instant();
            sighting.probed(answer, now);
            try {
                feed.extendTo(answer.ends(), now);
            } catch (KafkaException later) {
                LOG.debug("New partitions are taken up with the next answer", later);
            }
        }
    }

    private void read() throws InterruptedException {
        if (feed.isEmpty()) {
            closed.await(pace.look().toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        try {
            feed.poll(pace.look(), fed -> sighting.read(fed, settings.clock().instant()));
        } catch (TopicAuthorizationException forbidden) {
            Instant now = settings.clock().instant();
            forbidden
                    .unauthorizedTopics()
                    .forEach(topic -> sighting.unreadable(topic, KafkaFailure.inWords(forbidden), now));
            closed.await(pace.look().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        Instant now = settings.clock().instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(pace.look());
        Sighting.Findings seen = sighting.look(now);
        findings = Stream.concat(seen.ofStandstill().stream(), seen.others().stream())
                .toList();
        teller.tell(seen.ofStandstill(), sighting.inMaintenance(now), now);
        teller.tell(seen.others(), false, now);
        if (deadMan != null) {
            deadMan.look(sighting.well(now), now);
        }
    }

    private void announce(Instant until) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Clients.producer(settings.kafka(), pace.answer()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            settings.topics().silences(), Maintenance.record(until, Maintenance.STOP)))
                    .get();
        } catch (Exception untold) {
            LOG.warn(
                    "Maintenance until {} could not be announced: {}",
                    until,
                    untold.getClass().getSimpleName());
        }
    }
}

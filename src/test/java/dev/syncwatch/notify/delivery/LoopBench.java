package dev.syncwatch.notify.delivery;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A loop on a bench: Kafka is in memory, time is turned by hand, and it can be cut off and started again. */
final class LoopBench {
    static final TopicPartition ALERTS = new TopicPartition("learning-sync.alerts", 0);

    private final Notifier notifier;
    private final NotificationSettings settings;
    private final List<ConsumerRecord<byte[], byte[]>> topic = new ArrayList<>();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-05T10:07:21Z"));
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private MockConsumer<byte[], byte[]> consumer;
    private NotificationLoop loop;
    private boolean refusesCommits;

    LoopBench(Notifier notifier) {
        this(notifier, NotificationSettings.defaults("nowhere:9092"));
    }

    LoopBench(Notifier notifier, NotificationSettings settings) {
        this.notifier = notifier;
        this.settings = settings;
        start(null);
    }

    void refuseCommits(boolean refuses) {
        refusesCommits = refuses;
    }

    LoopBench publish(ChangeJson change) {
        return publish(change.key(), change.bytes());
    }

    LoopBench publish(byte[] key, byte[] value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(ALERTS.topic(), 0, topic.size(), key, value);
        topic.add(record);
        consumer.addRecord(record);
        return this;
    }

    LoopBench turn() {
        loop.turn();
        return this;
    }

    /** As many turns as it takes for {@code times} full waits, 90 s apart: longer than any backoff. */
    LoopBench turns(int times) {
        for (int i = 0; i < times; i++) {
            loop.turn();
            clock.advance(Duration.ofSeconds(90));
        }
        return this;
    }

    LoopBench advance(Duration step) {
        clock.advance(step);
        return this;
    }

    /** Ends the loop as a crash would and starts another that knows only what was committed. */
    LoopBench crashAndRestart() {
        OffsetAndMetadata committed = committed();
        start(committed);
        topic.stream()
                .filter(record -> committed == null || record.offset() >= committed.offset())
                .forEach(consumer::addRecord);
        return this;
    }

    OffsetAndMetadata committed() {
        return consumer.committed(Set.of(ALERTS)).get(ALERTS);
    }

    List<String> deadLetters() {
        return producer.history().stream()
                .map(letter -> letter.topic() + " " + new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    MockConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    MockProducer<byte[], byte[]> producer() {
        return producer;
    }

    NotificationLoop loop() {
        return loop;
    }

    private void start(OffsetAndMetadata committed) {
        consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
                if (refusesCommits) {
                    throw new KafkaException("no coordinator");
                }
                super.commitSync(offsets);
            }
        };
        Channel channel = new Channel("pagerduty", notifier, settings, new DeliveryListener() {});
        loop = new NotificationLoop(channel, consumer, new DeadLetters(producer, settings.deadLettersTopic()), clock);
        if (committed != null) {
            consumer.commitSync(Map.of(ALERTS, committed));
        }
        consumer.rebalance(List.of(ALERTS));
        consumer.updateBeginningOffsets(Map.of(ALERTS, 0L));
    }
}

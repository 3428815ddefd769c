package dev.syncwatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the detection job writes, in a thread of its own, from the beginning. */
final class FindingsReader implements AutoCloseable {
    private static final List<Topic> READ = List.of(Topic.ALERTS, Topic.PROGRESS, Topic.WINDOWS);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Findings findings;
    private final Thread thread = new Thread(this::read, "demo-findings");

    /** The topics, by their default names, have to be there. */
    FindingsReader(String brokers, Findings findings) {
        this.findings = findings;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = READ.stream()
                .map(topic -> new TopicPartition(topic.defaultName(), 0))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    take(found);
                }
            }
        } catch (WakeupException closed) {
            // Whoever closes us has seen enough.
        } catch (IOException broken) {
            throw new UncheckedIOException("the detection job wrote what is no JSON", broken);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> found) throws IOException {
        if (found.topic().equals(Topic.ALERTS.defaultName())) {
            if (new ChangeReader().read(found.value()) instanceof PublishedChange change) {
                findings.add(change);
            }
            return;
        }
        JsonNode value = JSON.readTree(found.value());
        if (found.topic().equals(Topic.PROGRESS.defaultName())) {
            findings.evaluated(Instant.parse(value.path("evaluatedTo").asText()));
        } else if (value.path("environment").asText().equals("production")) {
            findings.rate(value);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

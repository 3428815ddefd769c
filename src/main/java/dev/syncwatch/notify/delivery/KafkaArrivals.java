package dev.syncwatch.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The newest record of a topic, asked for every few seconds; while Kafka does not answer what was known stays known. */
public final class KafkaArrivals implements Arrivals, AutoCloseable {
    private static final Duration ASKED_EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(1);

    private final Map<String, String> kafka;
    private final String topic;
    private Admin admin;
    private Instant newest = Instant.MIN;
    private long askedAt = System.nanoTime() - ASKED_EVERY.toNanos();

    /** {@code kafka}: settings of the client, {@code bootstrap.servers} at least. Asks nobody yet. */
    public KafkaArrivals(Map<String, String> kafka, String topic) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topic;
    }

    @Override
    public synchronized Instant newest() {
        if (System.nanoTime() - askedAt >= ASKED_EVERY.toNanos()) {
            ask();
            askedAt = System.nanoTime();
        }
        return newest;
    }

    private void ask() {
        try {
            admin = admin == null ? Admin.create(client()) : admin;
            TopicDescription description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            Map<TopicPartition, OffsetSpec> partitions = description.partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()),
                            partition -> OffsetSpec.maxTimestamp()));
            admin.listOffsets(partitions).all().get().values().stream()
                    .filter(found -> found.offset() >= 0)
                    .mapToLong(ListOffsetsResultInfo::timestamp)
                    .max()
                    .ifPresent(millis -> newest = Instant.ofEpochMilli(millis));
        } catch (ExecutionException unanswered) {
            // Whoever reads changes has the same trouble, and tells it.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(kafka);
        client.put("default.api.timeout.ms", "5000");
        client.put("request.timeout.ms", "4000");
        return client;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(CLOSED_WITHIN);
        }
    }
}

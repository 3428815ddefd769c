package dev.syncwatch.dashboard.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records of its topics a consumer group has still to read; Flink's sources tell where they are at each checkpoint. */
public final class ConsumerLag implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Admin admin;
    private final String group;

    /**
     * Asks nobody yet.
     *
     * @param clients settings of Kafka clients, brokers included
     */
    public ConsumerLag(Map<String, String> clients, String group) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.admin = Admin.create(settings);
        this.group = group;
    }

    /**
     * Records of all partitions that the group has read from, at least 0; null if it has read from none.
     *
     * @throws ExecutionException if Kafka answers with an error
     * @throws TimeoutException if it does not answer
     */
    Long records() throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        read.values().removeIf(Objects::isNull);
        if (read.isEmpty()) {
            return null;
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(read.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return read.entrySet().stream()
                .mapToLong(each ->
                        ends.get(each.getKey()).offset() - each.getValue().offset())
                .map(lag -> Math.max(0, lag))
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}

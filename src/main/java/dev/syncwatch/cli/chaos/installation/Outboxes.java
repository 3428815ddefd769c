package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.outbox.Delivery.Status;
import dev.syncwatch.notify.outbox.KafkaOutbox;
import dev.syncwatch.standalone.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What the channels of a pager have written down, for whoever only wants to look. Every question throws a KafkaException if Kafka is away. */
public record Outboxes(String brokers) {
    private static final List<String> CHANNELS = List.of("pagerduty", "slack-oncall");
    private static final TopicPartition ALERTS = new TopicPartition(Topic.ALERTS.defaultName(), 0);

    /** How many changes stand in their topic, repeats included. */
    public long changes() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(clients())) {
            return admin.listOffsets(Map.of(ALERTS, OffsetSpec.latest()))
                    .partitionResult(ALERTS)
                    .get()
                    .offset();
        }
    }

    /** Whether every channel has read so many changes, and written down that it has. */
    public boolean haveRead(long changes) {
        return CHANNELS.stream()
                .allMatch(channel -> outbox(channel).look().offsets().getOrDefault(ALERTS.toString(), 0L) >= changes);
    }

    /** Whether every channel has told something, and nothing is on its way or in doubt. */
    public boolean areSettled() {
        return CHANNELS.stream().allMatch(this::isSettled);
    }

    /** All that a channel has planned, in order. */
    public List<Delivery> deliveries(String channel) {
        return outbox(channel).look().deliveries();
    }

    private boolean isSettled(String channel) {
        List<Delivery> deliveries = deliveries(channel);
        return !deliveries.isEmpty()
                && deliveries.stream()
                        .allMatch(delivery -> delivery.isSettled() && delivery.status() != Status.DOUBTFUL);
    }

    private KafkaOutbox outbox(String channel) {
        return new KafkaOutbox(clients(), "learning-sync.outbox." + channel);
    }

    private Map<String, Object> clients() {
        return Map.of("bootstrap.servers", brokers, "default.api.timeout.ms", 5000, "request.timeout.ms", 4000);
    }
}

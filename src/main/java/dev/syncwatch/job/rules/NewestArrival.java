package dev.syncwatch.job.rules;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.NewestProgress;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The latest time that any job can have seen: that of the newest record of telemetry. */
public final class NewestArrival {

    private NewestArrival() {}

    /** Epoch milliseconds; {@link Long#MIN_VALUE} if there is none. */
    public static long read(DetectionSettings settings) throws IOException, InterruptedException {
        long evaluated = NewestProgress.read(settings.kafka(), settings.topic(Topic.PROGRESS))
                .map(Instant::toEpochMilli)
                .orElse(Long.MIN_VALUE);
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            return Math.max(evaluated, newestRecord(admin, settings.topic(Topic.TELEMETRY)));
        } catch (ExecutionException failure) {
            throw new IOException("Kafka can't be asked for its newest record: "
                    + failure.getCause().getMessage());
        }
    }

    private static long newestRecord(Admin admin, String topic) throws ExecutionException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        Map<TopicPartition, OffsetSpec> partitions = description.partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()),
                        partition -> OffsetSpec.maxTimestamp()));
        return admin.listOffsets(partitions).all().get().values().stream()
                .filter(newest -> newest.offset() >= 0)
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(Long.MIN_VALUE);
    }
}

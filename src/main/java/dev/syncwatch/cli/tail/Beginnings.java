package dev.syncwatch.cli.tail;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets at which reading begins.
 *
 * @param settings of Kafka's clients
 * @param ends     the offset after the last record of each partition that is read
 */
record Beginnings(Consumer<byte[], byte[]> consumer, Map<String, Object> settings, Map<TopicPartition, Long> ends) {

    Map<TopicPartition, Long> of(Start start) throws ExecutionException, InterruptedException {
        if (start instanceof Start.Now) {
            return ends;
        }
        if (start instanceof Start.Beginning) {
            return consumer.beginningOffsets(ends.keySet());
        }
        return start instanceof Start.At at ? since(at.time()) : since(newest().minus(((Start.Back) start).before()));
    }

    private Map<TopicPartition, Long> since(Instant time) {
        long millis = Math.max(0, time.toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(byPartition(partition -> millis));
        return byPartition(partition -> found.get(partition) == null
                ? ends.get(partition)
                : Long.valueOf(found.get(partition).offset()));
    }

    private Instant newest() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings)) {
            long newest =
                    admin.listOffsets(byPartition(partition -> OffsetSpec.maxTimestamp())).all().get().values().stream()
                            .mapToLong(ListOffsetsResultInfo::timestamp)
                            .max()
                            .orElse(0);
            return Instant.ofEpochMilli(newest);
        }
    }

    private <T> Map<TopicPartition, T> byPartition(Function<TopicPartition, T> value) {
        return ends.keySet().stream().collect(Collectors.toMap(Function.identity(), value));
    }
}

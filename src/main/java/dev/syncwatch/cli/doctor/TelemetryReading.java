package dev.syncwatch.cli.doctor;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the last records of the telemetry topic, spread evenly over its partitions, without joining a group. */
record TelemetryReading(Consumer<byte[], byte[]> consumer, String topic) {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /** At most {@code records} records; throws a KafkaException if the topic can't be read. */
    TelemetrySample last(int records) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long each = Math.max(1, records / Math.max(1, partitions.size()));
        Map<TopicPartition, Long> waiting = new HashMap<>(ends);
        partitions.forEach(
                partition -> consumer.seek(partition, Math.max(begins.get(partition), ends.get(partition) - each)));
        TelemetrySample sample = new TelemetrySample(partitions.size());
        TelemetryDecoder decoder = new TelemetryDecoder();
        long start = System.nanoTime();
        waiting.keySet().removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        while (!waiting.isEmpty() && System.nanoTime() - start < AT_MOST.toNanos()) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record, decoder, sample));
            waiting.keySet().removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        }
        return sample;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, TelemetryDecoder decoder, TelemetrySample sample) {
        Position position = new Position(record.topic(), record.partition(), record.offset(), 0);
        decoder.decode(RawRecord.of(record.value(), record.timestamp(), position), sample::add);
    }
}

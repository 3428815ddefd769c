package dev.syncwatch.simulate.feed;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Turns what a simulation emits into records whose time is the simulated arrival. */
final class FeedRecords {
    private static final List<Header> HEARTBEAT =
            List.of(new RecordHeader(HeartbeatWriter.HEADER, "1".getBytes(StandardCharsets.US_ASCII)));

    private final FeedTopics topics;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<RuntimeException> failed;

    FeedRecords(FeedTopics topics, Producer<byte[], byte[]> producer, Consumer<RuntimeException> failed) {
        this.topics = topics;
        this.producer = producer;
        this.failed = failed;
    }

    void write(Emissions.Kind kind, long arrivalMillis, String key, byte[] json) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic(kind), null, arrivalMillis, keyBytes, json));
    }

    private String topic(Emissions.Kind kind) {
        return switch (kind) {
            case TELEMETRY -> topics.telemetry();
            case LOG -> topics.logs();
            case REMOTE_CONFIG -> topics.remoteConfig();
        };
    }

    /** Says in every partition that has a time that this moment has come. */
    void beat(long millis) {
        byte[] value = ("{\"event\":\"syncwatch_heartbeat\",\"timestamp\":" + millis + "}")
                .getBytes(StandardCharsets.US_ASCII);
        for (String topic : List.of(topics.telemetry(), topics.logs())) {
            for (PartitionInfo partition : producer.partitionsFor(topic)) {
                send(new ProducerRecord<>(topic, partition.partition(), millis, null, value, HEARTBEAT));
            }
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                failed.accept(failure instanceof RuntimeException known ? known : new KafkaException(failure));
            }
        });
    }
}

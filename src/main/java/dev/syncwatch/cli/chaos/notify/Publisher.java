package dev.syncwatch.cli.chaos.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.ChangeHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a scripted hour into Kafka as the detection job would: changes, then how far rules were evaluated. */
final class Publisher implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Publisher(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Spreads these over {@code wall}, and returns at its end. */
    void publish(List<ScriptedHour.Evaluation> evaluations, Duration wall) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < evaluations.size(); i++) {
            publish(evaluations.get(i));
            TimeUnit.NANOSECONDS.sleep(start + (i + 1) * wall.toNanos() / evaluations.size() - System.nanoTime());
        }
    }

    private void publish(ScriptedHour.Evaluation evaluation) throws Exception {
        for (ScriptedAlert.Change change : evaluation.changes()) {
            send(Topic.ALERTS, change.alert(), change.json(), headers(change));
        }
        producer.flush();
        send(Topic.PROGRESS, null, "{\"evaluatedTo\":\"" + evaluation.at() + "\"}", List.of());
    }

    private static List<Header> headers(ScriptedAlert.Change change) {
        return change.inhibitedBy() == null
                ? List.of()
                : List.of(new RecordHeader(
                        ChangeHeaders.INHIBITED_BY, change.inhibitedBy().getBytes(UTF_8)));
    }

    private void send(Topic topic, String key, String value, List<Header> headers) throws Exception {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        producer.send(new ProducerRecord<>(topic.defaultName(), 0, null, keyBytes, value.getBytes(UTF_8), headers))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
